package dev.kubectl.telemetry.api;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the values of Secrets come from: files, or a cluster. Never throws, never prints. */
@FunctionalInterface
public interface SecretSource {
  /** A world without Secrets. */
  SecretSource NONE = (namespace, name) -> new Lookup.Missing();

  Lookup find(String namespace, String name);

  /** What became of looking for one Secret. */
  sealed interface Lookup {
    /** It is there. */
    record Found(SecretData data) implements Lookup {}

    /** There is no such Secret. */
    record Missing() implements Lookup {}

    /**
     * Nobody knows: the API server did not answer, or refused.
     *
     * @param reason what it said
     */
    record Unreadable(String reason) implements Lookup {}
  }

  /** The data of one Secret, decoded. Its text form shows keys only. */
  final class SecretData {
    private final Map<String, byte[]> values;

    public SecretData(Map<String, byte[]> values) {
      Map<String, byte[]> copy = new LinkedHashMap<>();
      values.forEach((key, value) -> copy.put(key, value.clone()));
      this.values = Collections.unmodifiableMap(copy);
    }

    /** A Secret of texts. */
    public static SecretData ofTexts(Map<String, String> texts) {
      Map<String, byte[]> values = new LinkedHashMap<>();
      texts.forEach((key, text) -> values.put(key, text.getBytes(StandardCharsets.UTF_8)));
      return new SecretData(values);
    }

    public Set<String> keys() {
      return values.keySet();
    }

    public Optional<byte[]> value(String key) {
      return Optional.ofNullable(values.get(key)).map(byte[]::clone);
    }

    @Override
    public String toString() {
      return "SecretData" + values.keySet();
    }
  }
}
