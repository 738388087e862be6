package dev.kubectl.telemetry.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fingerprint of what a pod reads when it starts. It stands in an annotation of the pod
 * template, so that changed configuration starts new pods.
 *
 * <p>SHA-256 over ConfigMaps, then Secrets, each kind ordered by namespace and name: for every data
 * key in byte order the key, then the value. No separators and no metadata, as in the reference, so
 * that taking over from it restarts nothing.
 */
public final class ConfigChecksum {
  private static final Comparator<String> BYTE_ORDER =
      (left, right) -> Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
  private static final Comparator<Name> NAME_ORDER =
      Comparator.comparing(Name::namespace, BYTE_ORDER).thenComparing(Name::name, BYTE_ORDER);

  private final Map<Name, Map<String, String>> configMaps = new TreeMap<>(NAME_ORDER);
  private final Map<Name, Map<String, String>> secrets = new TreeMap<>(NAME_ORDER);

  private record Name(String namespace, String name) {}

  /** Takes a ConfigMap in. */
  public ConfigChecksum configMap(String namespace, String name, Map<String, String> data) {
    configMaps.put(new Name(namespace, name), sorted(data));
    return this;
  }

  /** Takes a Secret in. The values are the plain ones, not base64. */
  public ConfigChecksum secret(String namespace, String name, Map<String, String> data) {
    secrets.put(new Name(namespace, name), sorted(data));
    return this;
  }

  private static Map<String, String> sorted(Map<String, String> data) {
    Map<String, String> sorted = new TreeMap<>(BYTE_ORDER);
    sorted.putAll(data);
    return sorted;
  }

  /** 64 lower-case hexadecimal digits. */
  public String hex() {
    MessageDigest digest = sha256();
    configMaps.values().forEach(data -> update(digest, data));
    secrets.values().forEach(data -> update(digest, data));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, Map<String, String> data) {
    data.forEach((key, value) -> {
      digest.update(key.getBytes(UTF_8));
      digest.update(value.getBytes(UTF_8));
    });
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
