import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes {@code target/dist} with nothing but a JDK 25: one jar, a Java runtime that has only what
 * the jar needs, a cache of loaded classes for it, and a launcher.
 *
 * <p>Jar and cache are named by the jar's content, and the launcher names both: a cache is never
 * used with another jar, which JDK 25.0.3 does not notice by itself (JDK-8377932).
 *
 * <p>Arguments: the folder to make, the version, the time stamp of the jar's entries, the folder of
 * the project, the main class, our own jar, and the class path.
 */
final class Dist {
  /** What the program needs of the JDK; optional parts of libraries would ask for java.desktop. */
  private static final String MODULES =
      "java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.xml,"
          + "jdk.crypto.cryptoki,jdk.httpserver,jdk.net,jdk.unsupported,jdk.zipfs";

  /** Class files below this version are kept out of every cache. */
  private static final int OLDEST_CACHED = ClassFile.JAVA_6_VERSION;

  private static final String NAME = "kubectl-telemetry";

  private static final String CATALOGUES = "dev/kubectl/telemetry/ottl/catalogue/";
  private static final String VERSION = "dev/kubectl/telemetry/cli/VersionProvider.class";

  private final Path home;
  private final String version;
  private final Instant time;
  private final String mainClass;
  private final List<Path> classPath;

  private Dist(Path home, String version, Instant time, String mainClass, List<Path> classPath) {
    this.home = home;
    this.version = version;
    this.time = time;
    this.mainClass = mainClass;
    this.classPath = classPath;
  }

  public static void main(String[] arguments) throws Exception {
    List<Path> classPath =
        Stream.concat(
                Stream.of(arguments[5]), Stream.of(arguments[6].split(File.pathSeparator, -1)))
            .map(Path::of)
            .filter(Files::isRegularFile)
            .toList();
    Path home = Path.of(arguments[0]);
    Path project = Path.of(arguments[3]);
    Dist dist = new Dist(home, arguments[1], Instant.parse(arguments[2]), arguments[4], classPath);
    Path jar = dist.jar();
    if (dist.runtime()) {
      dist.cache(jar);
    }
    dist.launcher(project.resolve("src/main/dist").resolve(NAME), jar);
    Files.copy(project.resolve("LICENSE"), home.resolve("LICENSE"));
  }

  /** All classes and resources in one jar, equal for equal input. */
  private Path jar() throws Exception {
    Map<String, byte[]> entries = new TreeMap<>();
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    try (URLClassLoader classes = new URLClassLoader(urls)) {
      for (Path part : classPath) {
        add(part, classes, entries);
      }
    }
    entries.remove(JarFile.MANIFEST_NAME);
    Path lib = Files.createDirectories(home.resolve("lib"));
    Path unnamed = lib.resolve("unnamed.jar");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (ZipOutputStream zip =
        new ZipOutputStream(new DigestOutputStream(Files.newOutputStream(unnamed), digest))) {
      write(zip, JarFile.MANIFEST_NAME, manifest());
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        write(zip, entry.getKey(), entry.getValue());
      }
    }
    String hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
    // A whole minute: Java looks at the time of the jar that a cache is for, and archives round it.
    Files.setLastModifiedTime(unnamed, FileTime.from(time.truncatedTo(ChronoUnit.MINUTES)));
    return Files.move(unnamed, lib.resolve(NAME + "-" + hash + ".jar"));
  }

  private void add(Path part, ClassLoader classes, Map<String, byte[]> entries) throws IOException {
    try (JarFile jar = new JarFile(part.toFile())) {
      for (var entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
        byte[] content = jar.getInputStream(entry).readAllBytes();
        String name = entry.getName();
        if (isOfOneJarOnly(name)) {
          continue;
        }
        if (name.endsWith(".class")) {
          content = withTexts(name, cacheable(content, classes), jar);
        }
        String legal = legalName(name, part);
        if (legal != null) {
          entries.put(legal, content);
        } else if (name.startsWith("META-INF/services/")) {
          entries.merge(name, content, Dist::joined);
        } else {
          entries.putIfAbsent(name, content);
        }
      }
    }
  }

  /** Those of our classes whose texts a short command asks for, with these as constants. */
  private byte[] withTexts(String name, byte[] content, JarFile jar) throws IOException {
    if (name.equals(VERSION)) {
      return ConstantTexts.answering(content, ClassFile.of(), "version", version);
    }
    if (!name.equals(CATALOGUES + "CatalogueText.class")) {
      return content;
    }
    Map<String, String> texts = new TreeMap<>();
    for (var entry : jar.stream().filter(e -> e.getName().startsWith(CATALOGUES)).toList()) {
      String file = entry.getName().substring(CATALOGUES.length());
      if (file.endsWith(".txt")) {
        byte[] text = jar.getInputStream(entry).readAllBytes();
        texts.put(file.replaceFirst("\\.txt$", ""), new String(text, StandardCharsets.UTF_8));
      }
    }
    return ConstantTexts.known(content, ClassFile.of(), "of", texts);
  }

  /** Modules, signatures and build files say something about the jar that they lay in. */
  private static boolean isOfOneJarOnly(String name) {
    return name.endsWith("module-info.class")
        || name.startsWith("META-INF/maven/")
        || name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  /** Licences and notices of all parts are kept, each under the name of its part. */
  private static String legalName(String name, Path part) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    boolean legal =
        name.startsWith("META-INF/") && file.matches("(?i)(LICEN[CS]E|NOTICE|about)[-.\\w]*");
    String from = part.getFileName().toString().replaceFirst("\\.jar$", "");
    return legal ? "META-INF/legal/" + from + "/" + file : null;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.write('\n');
    both.writeBytes(second);
    return both.toByteArray();
  }

  /**
   * The class as a cache takes all of it: with the stack maps that newer class files have, since
   * picocli is compiled for Java 5 and no cache takes classes that old; and with switches that need
   * no class made while they run.
   */
  private static byte[] cacheable(byte[] bytes, ClassLoader classes) {
    ClassHierarchyResolverOption hierarchy =
        ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.defaultResolver()
                .orElse(ClassHierarchyResolver.ofResourceParsing(classes)));
    int major = (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    if (major >= OLDEST_CACHED) {
      return TypeSwitches.replaced(bytes, ClassFile.of(hierarchy));
    }
    ClassFile form = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, hierarchy);
    ClassTransform newer =
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen((builder, element) -> {
              if (!(element instanceof ClassFileVersion)) {
                builder.with(element);
              }
            })
            .andThen(ClassTransform.endHandler(b -> b.withVersion(ClassFile.JAVA_8_VERSION, 0)));
    return form.transformClass(form.parse(bytes), newer);
  }

  private byte[] manifest() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, mainClass);
    main.put(Attributes.Name.IMPLEMENTATION_TITLE, NAME);
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    main.put(Attributes.Name.MULTI_RELEASE, "true");
    main.putValue("Enable-Native-Access", "ALL-UNNAMED");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time.atOffset(ZoneOffset.UTC).toLocalDateTime());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** A runtime of the JDK at hand; without jlink the launcher looks for a Java instead. */
  private boolean runtime() {
    Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
    StringWriter said = new StringWriter();
    int code =
        jlink.isEmpty()
            ? -1
            : jlink
                .get()
                .run(
                    new PrintWriter(said),
                    new PrintWriter(said),
                    "--add-modules",
                    MODULES,
                    "--strip-debug",
                    "--no-man-pages",
                    "--no-header-files",
                    "--compress=zip-6",
                    "--output",
                    home.resolve("runtime").toString());
    if (code != 0) {
      System.out.println("no runtime in target/dist, a Java 25 will be needed: jlink: " + said);
    }
    return code == 0;
  }

  /** Runs the hidden warm-up command once, and keeps the classes as it left them. */
  private void cache(Path jar) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("runtime/bin/java").toAbsolutePath().toString());
    // As the launcher has them: a cache is used under the options that it was made under.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    // Without what was called how often: it has more compiled at once than a short command runs.
    command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
    command.addAll(List.of("-XX:AOTCacheOutput=" + cacheOf(jar), "-Xlog:aot=off", "-Xlog:cds=off"));
    command.addAll(List.of("-cp", jar.toAbsolutePath().toString(), mainClass, "__warm-up"));
    Process training = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (training.waitFor() != 0 || !Files.exists(cacheOf(jar))) {
      throw new IOException("the warm-up failed: " + said);
    }
  }

  private static Path cacheOf(Path jar) {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", ".aot");
    return jar.resolveSibling(name).toAbsolutePath();
  }

  private void launcher(Path template, Path jar) throws IOException {
    Path bin = Files.createDirectories(home.resolve("bin"));
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    Path launcher = bin.resolve(NAME);
    Files.writeString(launcher, Files.readString(template).replace("@NAME@", name));
    if (!launcher.toFile().setExecutable(true, false)) {
      throw new IOException(launcher + " cannot be made executable");
    }
    Path windows = template.resolveSibling(NAME + ".cmd");
    String commands = Files.readString(windows).replace("@NAME@", name);
    Files.writeString(bin.resolve(NAME + ".cmd"), commands.replace("\n", "\r\n"));
  }
}
