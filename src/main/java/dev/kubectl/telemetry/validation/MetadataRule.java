package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.yaml.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the API itself asks of the metadata of any object. */
final class MetadataRule {
  private static final FieldPath METADATA = FieldPath.of("metadata");
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  private static final int MAX_NAME = 63;
  private static final int MAX_ANNOTATIONS = 256 * 1024;
  private static final String KEY_HINT =
      "at most 63 letters, digits, `-`, `_` and `.`, beginning and ending with a letter or digit;"
          + " before it perhaps the name of a domain and a slash";

  private MetadataRule() {}

  static List<Finding> check(ObjectMeta metadata) {
    List<Finding> findings = new ArrayList<>(NameRule.check(metadata.name()));
    labels(metadata.labels(), findings);
    annotations(metadata.annotations(), findings);
    finalizers(metadata.written().get("finalizers"), findings);
    findings.addAll(OwnerRule.check(metadata.written().get("ownerReferences")));
    return findings;
  }

  private static void finalizers(@Nullable Tree finalizers, List<Finding> findings) {
    List<Tree> names = finalizers instanceof Tree.Sequence list ? list.items() : List.of();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i) instanceof Tree.Scalar name && !isKey(String.valueOf(name.value()))) {
        invalid(
            METADATA.key("finalizers").index(i),
            "not a name that a finalizer can have",
            KEY_HINT,
            findings);
      }
    }
  }

  private static void labels(Map<String, String> labels, List<Finding> findings) {
    labels.forEach((key, value) -> {
      FieldPath field = METADATA.key("labels").key(key);
      if (!isKey(key)) {
        invalid(field, "not a key that a label can have", KEY_HINT, findings);
      }
      if (!value.isEmpty() && !isName(value)) {
        invalid(
            field,
            "not a value that a label can have",
            "at most 63 letters, digits, `-`, `_` and `.`, beginning and ending with a letter"
                + " or digit; other texts belong into annotations",
            findings);
      }
    });
  }

  /** Upper case is fine in the domain of their keys, unlike in that of labels. */
  private static void annotations(Map<String, String> annotations, List<Finding> findings) {
    long size = 0;
    for (var annotation : annotations.entrySet()) {
      size += bytes(annotation.getKey()) + bytes(annotation.getValue());
      if (!isKey(annotation.getKey().toLowerCase(Locale.ROOT))) {
        invalid(
            METADATA.key("annotations").key(annotation.getKey()),
            "not a key that an annotation can have",
            KEY_HINT,
            findings);
      }
    }
    if (size > MAX_ANNOTATIONS) {
      invalid(
          METADATA.key("annotations"),
          "all annotations together are longer than 256 KiB",
          null,
          findings);
    }
  }

  private static boolean isKey(String key) {
    int slash = key.indexOf('/');
    return isName(key.substring(slash + 1))
        && (slash < 0 || NameRule.isSubdomain(key.substring(0, slash)));
  }

  private static boolean isName(String text) {
    return text.length() <= MAX_NAME && NAME.matcher(text).matches();
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void invalid(
      FieldPath field, String message, @Nullable String hint, List<Finding> findings) {
    findings.add(Finding.invalid(Rule.FORMAT, field, message, hint));
  }
}
