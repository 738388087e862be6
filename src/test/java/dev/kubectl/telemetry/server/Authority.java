package dev.kubectl.telemetry.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** An authority of one test that issues certificates, through the keytool of the JDK. */
public final class Authority {
  private static final String PASSWORD = "throw-away";

  private final Path folder;
  private final Path store;

  /** A certificate and its key, as PEM files. */
  public record Issued(Path certificate, Path key) {
    public String certificateText() throws IOException {
      return Files.readString(certificate);
    }

    public String keyText() throws IOException {
      return Files.readString(key);
    }
  }

  private Authority(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("store.p12");
  }

  /**
   * @param folder for its files; empty
   */
  public static Authority in(Path folder) throws IOException, GeneralSecurityException {
    Authority authority = new Authority(folder);
    authority.keytool(
        "-genkeypair",
        "-alias",
        "authority",
        "-dname",
        "CN=authority",
        "-ext",
        "bc:c",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        "3650");
    Files.writeString(
        authority.certificate(),
        pem("CERTIFICATE", authority.load().getCertificate("authority").getEncoded()));
    return authority;
  }

  /** The certificate that others are issued by. */
  public Path certificate() {
    return folder.resolve("authority.crt");
  }

  /**
   * @param algorithm {@code EC} or {@code RSA}
   * @param name the whole distinguished name, such as {@code CN=jane, O=group}
   * @param extensions in the words of keytool, such as {@code san=ip:127.0.0.1}
   */
  public Issued issue(String alias, String algorithm, String name, String... extensions)
      throws IOException, GeneralSecurityException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-signer",
                "authority",
                "-validity",
                "3650",
                "-keyalg",
                algorithm));
    arguments.addAll(
        algorithm.equals("EC") ? List.of("-groupname", "secp256r1") : List.of("-keysize", "2048"));
    Arrays.stream(extensions).forEach(extension -> arguments.addAll(List.of("-ext", extension)));
    keytool(arguments.toArray(String[]::new));
    KeyStore loaded = load();
    return new Issued(
        Files.writeString(
            folder.resolve(alias + ".crt"),
            pem("CERTIFICATE", loaded.getCertificate(alias).getEncoded())),
        Files.writeString(
            folder.resolve(alias + ".key"),
            pem("PRIVATE KEY", loaded.getKey(alias, PASSWORD.toCharArray()).getEncoded())));
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore loaded = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      loaded.load(in, PASSWORD.toCharArray());
    }
    return loaded;
  }

  private static String pem(String label, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    command.add("-J-XX:TieredStopAtLevel=1");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
