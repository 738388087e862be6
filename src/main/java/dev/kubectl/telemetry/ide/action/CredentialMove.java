package dev.kubectl.telemetry.ide.action;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ide.document.FileEdits.TextEditSpan;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlPaths;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts a reference in the place of a credential, and the skeleton of the Secret at the end of the
 * file. The credential itself is written nowhere: the file with the Secret must not have it either.
 */
final class CredentialMove {
  private static final String NAMESPACE = "default";
  private static final String VALUE = "value";

  private CredentialMove() {}

  static Optional<Action> of(WorkspaceFile file, LintFinding finding) {
    FieldPath path = finding.subject().path();
    for (var object : file.read().objects()) {
      YamlNode root = object.place().root();
      boolean holds = file.document().offsets(root.span()).holds(start(file, finding));
      if (holds
          && YamlPaths.at(root, path.parent()).orElse(null) instanceof YamlMapping holder
          && holder.entry(VALUE).isPresent()) {
        String name = WrittenObject.name(object);
        String secret = (name.isEmpty() ? "backend" : name) + "-credentials";
        return Optional.of(action(file, finding, holder, secret, key(path.parent(), holder)));
      }
    }
    return Optional.empty();
  }

  private static int start(WorkspaceFile file, LintFinding finding) {
    return file.document().offsets(finding.span()).start();
  }

  /** The key of the Secret: the name of the field, or of the header. */
  private static String key(FieldPath holder, YamlMapping written) {
    String field =
        holder.steps().getLast() instanceof FieldPath.Step.Key(String name)
            ? name
            : WrittenObject.text(written, "name").toLowerCase(Locale.ROOT);
    String safe = field.replaceAll("[^-._a-zA-Z0-9]", "-");
    return safe.isEmpty() ? VALUE : safe;
  }

  private static Action action(
      WorkspaceFile file, LintFinding finding, YamlMapping holder, String secret, String key) {
    TextDocument document = file.document();
    YamlMapping.Entry entry = holder.entry(VALUE).orElseThrow();
    TextSpan from = document.offsets(entry.key().span());
    TextSpan to = document.offsets(entry.value().span());
    boolean flow = document.text().charAt(document.offsets(holder.span()).start()) == '{';
    String lineBreak = Suppressing.lineBreak(document.text());
    String reference =
        flow ? inBraces(secret, key) : inLines(document, from.start(), secret, key, lineBreak);
    String skeleton = skeleton(secret, key).replace("\n", lineBreak);
    int end = document.text().length();
    String before = document.text().endsWith("\n") ? "" : lineBreak;
    return new Action(
        "Refer to a Secret instead; its skeleton comes at the end of the file, without the value",
        Action.Kind.QUICK_FIX,
        finding,
        List.of(
            new TextEditSpan(new TextSpan(from.start(), valueEnd(document, to)), reference),
            new TextEditSpan(new TextSpan(end, end), before + skeleton)),
        false);
  }

  /** A block ends behind its last line break, which has to stay. */
  private static int valueEnd(TextDocument document, TextSpan value) {
    int end = value.end();
    while (end > value.start() && Character.isWhitespace(document.text().charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static String inBraces(String secret, String key) {
    return "valueFrom: {secretKeyRef: {name: %s, namespace: %s, key: %s}}"
        .formatted(secret, NAMESPACE, key);
  }

  private static String inLines(
      TextDocument document, int start, String secret, String key, String lineBreak) {
    String text = document.text();
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    String indent = " ".repeat(start - lineStart);
    Tree reference =
        Tree.mapping().put("secretKeyRef", Tree.texts(orderedReference(secret, key))).build();
    return YamlWriter.write(Tree.mapping().put("valueFrom", reference).build())
        .stripTrailing()
        .lines()
        .collect(Collectors.joining(lineBreak + indent));
  }

  private static Map<String, String> orderedReference(String secret, String key) {
    Map<String, String> reference = new LinkedHashMap<>();
    reference.put("name", secret);
    reference.put("namespace", NAMESPACE);
    reference.put("key", key);
    return reference;
  }

  private static String skeleton(String secret, String key) {
    return """
    ---
    apiVersion: v1
    kind: Secret
    metadata:
      name: %s
      namespace: %s
    type: Opaque
    stringData:
      # Write the value into the cluster, not into a repository.
      %s: ""
    """
        .formatted(secret, NAMESPACE, key);
  }
}
