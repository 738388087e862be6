package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.SecretSource.Lookup;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands behind a value holder. */
sealed interface Resolution {
  /**
   * A text, perhaps an empty one. Its own text form does not show it.
   *
   * @param secret whether it came from a Secret and must not be shown
   * @param wellFormed whether its bytes were UTF-8; else the text has replacement characters
   * @param size in bytes
   */
  record Value(String text, boolean secret, boolean wellFormed, int size) implements Resolution {
    @Override
    public String toString() {
      return "Value[" + size + " bytes]";
    }
  }

  /** Neither a value nor a reference. */
  record Nothing() implements Resolution {}

  /** The reference lacks these parts, named as the reference implementation names them. */
  record IncompleteReference(List<String> parts) implements Resolution {}

  /** No such Secret. */
  record MissingSecret(String namespace, String name) implements Resolution {}

  /** The Secret is there, the key is not. */
  record MissingKey(String namespace, String name, String key) implements Resolution {}

  /** Reading the Secret failed. */
  record Unreadable(String namespace, String name) implements Resolution {}

  /** Looks behind one holder. */
  static Resolution of(ValueField field, SecretSource secrets) {
    Optional<SecretKeyRef> reference = field.reference();
    if (reference.isPresent()) {
      return ofReference(reference.get(), secrets);
    }
    String value = field.holder().value();
    return value == null || value.isEmpty()
        ? new Nothing()
        : new Value(value, false, true, value.getBytes(StandardCharsets.UTF_8).length);
  }

  private static Resolution ofReference(SecretKeyRef reference, SecretSource secrets) {
    String name = reference.name() == null ? "" : reference.name();
    String namespace = reference.namespace() == null ? "" : reference.namespace();
    String key = reference.key() == null ? "" : reference.key();
    List<String> missing = new ArrayList<>();
    if (name.isEmpty()) {
      missing.add("Name");
    }
    if (namespace.isEmpty()) {
      missing.add("Namespace");
    }
    if (key.isEmpty()) {
      missing.add("Key");
    }
    if (!missing.isEmpty()) {
      return new IncompleteReference(List.copyOf(missing));
    }
    return switch (secrets.find(namespace, name)) {
      case Lookup.Missing() -> new MissingSecret(namespace, name);
      case Lookup.Unreadable(String reason) -> new Unreadable(namespace, name);
      case Lookup.Found(SecretSource.SecretData data) ->
          data.value(key)
              .<Resolution>map(Resolution::ofBytes)
              .orElseGet(() -> new MissingKey(namespace, name, key));
    };
  }

  private static Value ofBytes(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Value(text, true, true, bytes.length);
    } catch (CharacterCodingException notText) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new Value(text, true, false, bytes.length);
    }
  }
}
