import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Fills in the manifest for krew, and says the checksum of everything in a release, with nothing
 * but a JDK 25.
 *
 * <p>Arguments: the template, the version, the folder that has the archives. Writes {@code
 * telemetry.yaml} and {@code SHA256SUMS} there; an archive that is missing is an error.
 */
final class PluginManifest {
  private static final Pattern CHECKSUM = Pattern.compile("\\{\\{sha256 ([^{}]+)\\}\\}");
  private static final String SUMS = "SHA256SUMS";

  private PluginManifest() {}

  public static void main(String[] arguments) throws Exception {
    Path template = Path.of(arguments[0]);
    String version = arguments[1];
    Path release = Path.of(arguments[2]);
    String manifest = Files.readString(template).replace("{{version}}", version);
    for (MatchResult wanted : CHECKSUM.matcher(manifest).results().toList()) {
      String sum = sha256(release.resolve(wanted.group(1)));
      manifest = manifest.replace(wanted.group(), sum);
    }
    Files.writeString(release.resolve(template.getFileName()), manifest);
    sums(release);
  }

  /** As sha256sum -c reads it. */
  private static void sums(Path release) throws Exception {
    StringBuilder sums = new StringBuilder();
    try (var files = Files.list(release)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.endsWith(SUMS)) {
          sums.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
        }
      }
    }
    Files.writeString(release.resolve(SUMS), sums);
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: is it in the release?", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
