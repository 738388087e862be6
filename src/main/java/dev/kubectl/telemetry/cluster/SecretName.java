package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.Output;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which Secret: what a reference says, without the key. */
record SecretName(String namespace, String name) implements Comparable<SecretName> {
  // https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Comparator<SecretName> ORDER =
      Comparator.comparing(SecretName::namespace).thenComparing(SecretName::name);

  /**
   * Whether there can be such a Secret. Others are not asked for: a name that is none would be
   * refused by the server, or mean something else in a path or a selector.
   */
  static boolean isPossible(Output.SecretKeyRef reference) {
    return matches(NAMESPACE, reference.namespace(), 63)
        && matches(SUBDOMAIN, reference.name(), 253);
  }

  private static boolean matches(Pattern pattern, @Nullable String text, int longest) {
    return text != null && text.length() <= longest && pattern.matcher(text).matches();
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
