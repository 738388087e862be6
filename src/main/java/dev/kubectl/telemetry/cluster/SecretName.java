package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.Output;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Which Secret: what a reference says, without the key. */
record SecretName(String namespace, String name) implements Comparable<SecretName> {
  private static final Comparator<SecretName> ORDER =
      Comparator.comparing(SecretName::namespace).thenComparing(SecretName::name);

  static boolean isComplete(Output.SecretKeyRef reference) {
    return !isBlank(reference.namespace()) && !isBlank(reference.name());
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  static SecretName of(Output.SecretKeyRef reference) {
    return new SecretName(String.valueOf(reference.namespace()), String.valueOf(reference.name()));
  }

  Feed feed() {
    return Feed.named(ResourceType.SECRET, namespace, name);
  }

  @Override
  public int compareTo(SecretName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
