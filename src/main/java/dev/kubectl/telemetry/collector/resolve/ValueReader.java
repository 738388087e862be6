package dev.kubectl.telemetry.collector.resolve;

import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value holders of one pipeline one after the other and keeps the first failure; after a
 * failure it reads nothing more.
 */
final class ValueReader {
  private final SecretSource secrets;
  private Resolution.@Nullable Unresolvable failure;

  ValueReader(SecretSource secrets) {
    this.secrets = secrets;
  }

  Resolution.@Nullable Unresolvable failure() {
    return failure;
  }

  /** Whether a holder names a value: a direct one, or a complete reference. */
  static boolean isValid(@Nullable ValueHolder holder) {
    if (holder == null) {
      return false;
    }
    if (!isEmpty(holder.value())) {
      return true;
    }
    SecretKeyRef ref = reference(holder);
    return ref != null && !isEmpty(ref.name()) && !isEmpty(ref.namespace()) && !isEmpty(ref.key());
  }

  void fail(String message, FieldPath field) {
    fail(message, field, null);
  }

  /** The text of a holder that must have one, or null after a failure. */
  @Nullable String text(@Nullable ValueHolder holder, FieldPath field) {
    byte[] bytes = bytes(holder, field);
    if (bytes == null) {
      return null;
    }
    SecretKeyRef ref = holder == null ? null : reference(holder);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      // A container with such an environment variable would not start, for all pipelines.
      return fail(describe(ref) + " is not a text in UTF-8", field, ref);
    }
    if (text.indexOf('\0') >= 0) {
      return fail(describe(ref) + " contains a null character", field, ref);
    }
    return text;
  }

  /** The bytes of a holder that must have some, or null after a failure. */
  byte @Nullable [] bytes(@Nullable ValueHolder holder, FieldPath field) {
    if (failure != null) {
      return null;
    }
    String direct = holder == null ? null : holder.value();
    if (direct != null && !direct.isEmpty()) {
      return direct.getBytes(StandardCharsets.UTF_8);
    }
    SecretKeyRef ref = holder == null ? null : reference(holder);
    if (ref == null) {
      fail("value or secret reference required", field, null);
      return null;
    }
    return fromSecret(ref, field);
  }

  private byte @Nullable [] fromSecret(SecretKeyRef ref, FieldPath field) {
    String name = orEmpty(ref.name());
    String namespace = orEmpty(ref.namespace());
    String key = orEmpty(ref.key());
    if (name.isEmpty() || namespace.isEmpty() || key.isEmpty()) {
      String parts = missingParts(name, namespace, key);
      fail("secret reference is missing field/s: " + parts, field, ref);
      return null;
    }
    String secret = "Secret '" + name + "' of Namespace '" + namespace + "'";
    return switch (secrets.find(namespace, name)) {
      case SecretSource.Lookup.Found(SecretSource.SecretData data) -> {
        Optional<byte[]> value = data.value(key);
        if (value.isEmpty()) {
          fail(
              "one or more keys in a referenced Secret are missing: Key '" + key + "' in " + secret,
              field,
              ref);
        }
        yield value.orElse(null);
      }
      case SecretSource.Lookup.Missing() -> {
        fail("one or more referenced Secrets are missing: " + secret, field, ref);
        yield null;
      }
      case SecretSource.Lookup.Unreadable(String reason) -> {
        fail("failed to get " + secret + ": " + reason, field, ref);
        yield null;
      }
    };
  }

  private @Nullable String fail(String message, FieldPath field, @Nullable SecretKeyRef ref) {
    if (failure == null) {
      failure = new Resolution.Unresolvable(message, field, ref);
    }
    return null;
  }

  private static String describe(@Nullable SecretKeyRef ref) {
    return ref == null
        ? "the value"
        : "Key '"
            + ref.key()
            + "' in Secret '"
            + ref.name()
            + "' of Namespace '"
            + ref.namespace()
            + "'";
  }

  private static String missingParts(String name, String namespace, String key) {
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
    return String.join(", ", missing);
  }

  private static @Nullable SecretKeyRef reference(ValueHolder holder) {
    return holder.valueFrom() == null ? null : holder.valueFrom().secretKeyRef();
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  /** Absent and empty texts mean the same here. */
  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
