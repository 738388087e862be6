package dev.kubectl.telemetry.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Throw-away keys and certificates as PEM texts, good and broken, made by the JDK's keytool. */
public final class Certificates {
  private static final String PASSWORD = "throw-away";
  private static final Made MADE = make();

  private Certificates() {}

  /** A certificate and its private key, or what passes for them. */
  public record Pair(String certificate, String key) {}

  private record Made(Pair elliptic, Pair rsa, Pair expired, String authority) {}

  /** A pair that is good for years. */
  public static Pair good() {
    return MADE.elliptic();
  }

  /** A certificate that signs others. */
  public static String goodAuthority() {
    return MADE.authority();
  }

  static Pair pair(Chance chance) {
    Pair elliptic = MADE.elliptic();
    Pair rsa = MADE.rsa();
    return chance.one(
        List.of(elliptic, rsa),
        List.of(
            escaped(elliptic),
            new Pair(elliptic.certificate() + MADE.authority(), elliptic.key()),
            new Pair("# comment\n" + rsa.certificate(), "# comment\n" + rsa.key()),
            new Pair(windows(elliptic.certificate()), windows(elliptic.key())),
            new Pair(rsa.certificate().strip(), rsa.key().strip()),
            new Pair(rsa.certificate(), relabelled(rsa.key(), "RSA PRIVATE KEY"))),
        List.of(
            MADE.expired(),
            new Pair(elliptic.certificate(), rsa.key()),
            new Pair(elliptic.key(), elliptic.certificate()),
            new Pair("nonsense", "nonsense"),
            new Pair("${X}", "${Y}"),
            new Pair(truncated(rsa.certificate()), truncated(rsa.key())),
            new Pair(elliptic.certificate(), relabelled(elliptic.key(), "EC PRIVATE KEY")),
            new Pair(elliptic.certificate(), relabelled(elliptic.key(), "ENCRYPTED PRIVATE KEY")),
            new Pair(relabelled(rsa.certificate(), "TRUSTED CERTIFICATE"), rsa.key())));
  }

  static String authority(Chance chance) {
    String good = MADE.authority();
    return chance.one(
        List.of(good),
        List.of(
            good + good,
            windows(good),
            good.replace("\n", "\\n"),
            "# $comment\n" + good,
            good.strip(),
            MADE.elliptic().certificate()),
        List.of(
            MADE.expired().certificate(),
            MADE.rsa().key(),
            "nonsense",
            "${X}",
            "-----BEGIN CERTIFICATE-----\nCA\n-----END CERTIFICATE-----\n",
            truncated(good),
            good + truncated(good),
            " ",
            "\n",
            good.replace("\n", " ")));
  }

  private static Pair escaped(Pair pair) {
    return new Pair(pair.certificate().replace("\n", "\\n"), pair.key().replace("\n", "\\n"));
  }

  private static String windows(String pem) {
    return pem.replace("\n", "\r\n");
  }

  private static String truncated(String pem) {
    return pem.substring(0, pem.length() / 2);
  }

  private static String relabelled(String pem, String label) {
    return pem.replaceAll("(?<=BEGIN |END )[A-Z ]+", label);
  }

  private static Made make() {
    try {
      Path directory = Files.createTempDirectory("certificates");
      Path file = directory.resolve("store.p12");
      try {
        generate(file, "elliptic", List.of("-keyalg", "EC", "-groupname", "secp256r1"), "3650");
        generate(file, "rsa", List.of("-keyalg", "RSA", "-keysize", "2048"), "3650");
        generate(file, "expired", List.of("-keyalg", "EC", "-groupname", "secp256r1"), "10");
        generate(
            file,
            "authority",
            List.of("-keyalg", "EC", "-groupname", "secp256r1", "-ext", "bc:c"),
            "3650");
        KeyStore store = load(file);
        return new Made(
            pair(store, "elliptic"),
            pair(store, "rsa"),
            pair(store, "expired"),
            pair(store, "authority").certificate());
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static Pair pair(KeyStore store, String alias) throws GeneralSecurityException {
    return new Pair(
        pem("CERTIFICATE", store.getCertificate(alias).getEncoded()),
        pem("PRIVATE KEY", store.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
  }

  private static String pem(String label, byte[] bytes) {
    byte[] lineBreak = "\n".getBytes(StandardCharsets.US_ASCII);
    String body = Base64.getMimeEncoder(64, lineBreak).encodeToString(bytes);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  private static void generate(Path store, String alias, List<String> algorithm, String days)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString(), "-alias", alias));
    command.addAll(List.of("-dname", "CN=" + alias, "-validity", days));
    command.addAll(List.of("-startdate", "2026/01/01 00:00:00"));
    command.addAll(algorithm);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
