package dev.kubectl.telemetry.cluster.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an API server did not allow, read from its message, and the rule that would allow it.
 *
 * @param namespace null for the whole cluster
 * @param name of the object; null where the server names none
 */
record Refusal(
    String user,
    String verb,
    String resource,
    String group,
    @Nullable String namespace,
    @Nullable String name) {

  /** As k8s.io/apiserver writes it (pkg/endpoints/handlers/responsewriters/errors.go). */
  private static final Pattern RESOURCE =
      Pattern.compile(
          "^[a-z0-9.-]+(?: \"(?<name>[^\"]*)\")? is forbidden: User \"(?<user>[^\"]*)\" cannot"
              + " (?<verb>\\S+) resource \"(?<resource>[^\"]+)\" in API group \"(?<group>[^\"]*)\""
              + " (?:in the namespace \"(?<namespace>[^\"]+)\"|at the cluster scope)");

  private static final Pattern PATH =
      Pattern.compile(
          "forbidden: User \"(?<user>[^\"]*)\" cannot (?<verb>\\S+) path \"(?<path>[^\"]+)\"");

  static Optional<Refusal> of(String message) {
    Matcher matcher = RESOURCE.matcher(message);
    return matcher.find()
        ? Optional.of(
            new Refusal(
                matcher.group("user"),
                matcher.group("verb"),
                matcher.group("resource"),
                matcher.group("group"),
                matcher.group("namespace"),
                matcher.group("name")))
        : Optional.empty();
  }

  /** The rule for a path that belongs to no resource, such as {@code /metrics}. */
  static Optional<String> pathRule(String message) {
    Matcher matcher = PATH.matcher(message);
    return matcher.find()
        ? Optional.of(
            "the missing rule, for a ClusterRole:\n- nonResourceURLs: [\""
                + matcher.group("path")
                + "\"]\n  verbs: ["
                + matcher.group("verb")
                + "]")
        : Optional.empty();
  }

  /** The rule, in the form of a Role's {@code rules}. */
  String rule() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "the missing rule, for a "
            + (namespace == null ? "ClusterRole:" : "Role in namespace " + namespace + ":"));
    lines.add("- apiGroups: [\"" + group + "\"]");
    lines.add("  resources: [" + resource + "]");
    if (name != null && !name.isEmpty() && !verb.equals("create")) {
      lines.add("  resourceNames: [" + name + "]");
    }
    lines.add("  verbs: [" + verb + "]");
    return String.join("\n", lines);
  }
}
