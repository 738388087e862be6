package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API itself asks of the owners of any object. */
final class OwnerRule {
  private static final FieldPath OWNERS = FieldPath.of("metadata", "ownerReferences");

  private final List<Finding> findings = new ArrayList<>();

  private OwnerRule() {}

  /**
   * Checks the owners.
   *
   * @param owners {@code metadata.ownerReferences}, or null
   */
  static List<Finding> check(@Nullable Tree owners) {
    OwnerRule rule = new OwnerRule();
    boolean controller = false;
    List<Tree> items = owners instanceof Tree.Sequence sequence ? sequence.items() : List.of();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Tree.Mapping owner) {
        rule.fields(OWNERS.index(i), owner);
        boolean another = Tree.TRUE.equals(owner.get("controller"));
        if (controller && another) {
          rule.invalid(OWNERS.index(i).key("controller"), "another owner is the controller");
        }
        controller |= another;
      }
    }
    return List.copyOf(rule.findings);
  }

  private void fields(FieldPath path, Tree.Mapping owner) {
    String version = text(owner, "apiVersion");
    int slash = version.indexOf('/');
    if (version.substring(slash + 1).isEmpty() || version.indexOf('/', slash + 1) >= 0) {
      invalid(path.key("apiVersion"), "must be a version, perhaps with a group and a slash before");
    }
    for (String field : List.of("kind", "name", "uid")) {
      if (text(owner, field).isEmpty()) {
        invalid(path.key(field), "must not be empty");
      }
    }
    boolean core = version.equals("v1") || version.equals("/v1");
    if (core && text(owner, "kind").equals("Event")) {
      invalid(path.key("kind"), "an Event owns nothing");
    }
  }

  private static String text(Tree.Mapping owner, String field) {
    return owner.get(field) instanceof Tree.Scalar scalar && scalar.value() instanceof String text
        ? text
        : "";
  }

  private void invalid(FieldPath field, String message) {
    findings.add(Finding.invalid(Rule.FORMAT, field, message, null));
  }
}
