package dev.kubectl.telemetry.ide.hover;

import dev.kubectl.telemetry.api.schema.Field;
import dev.kubectl.telemetry.api.schema.FieldType;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ide.completion.FieldWords;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.generated.PipelinePlan;
import dev.kubectl.telemetry.ide.place.CursorPlace;
import dev.kubectl.telemetry.ide.place.KnownKind;
import dev.kubectl.telemetry.ide.place.Places;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import dev.kubectl.telemetry.ide.workspace.Names;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is shown about the place of a cursor. Never the value of a field: it may be a credential.
 */
public final class Hovers {
  private static final FieldPath KIND = FieldPath.of("kind");
  private static final FieldPath NAME = FieldPath.of("metadata", "name");

  private final Workspace workspace;
  private final WorkspaceFile file;
  private final int offset;
  private final Instant now;

  private Hovers(Workspace workspace, WorkspaceFile file, int offset, Instant now) {
    this.workspace = workspace;
    this.file = file;
    this.offset = offset;
    this.now = now;
  }

  /**
   * Nothing where there is nothing to say, and in files without an object of ours.
   *
   * @param now decides about certificates when a pipeline is planned
   */
  public static Optional<HoverText> at(
      Workspace workspace, WorkspaceFile file, int offset, Instant now) {
    return file.isOurs() ? new Hovers(workspace, file, offset, now).text() : Optional.empty();
  }

  private Optional<HoverText> text() {
    return switch (Places.at(file.document().text(), offset)) {
      case CursorPlace.Nowhere _, CursorPlace.ItemStart _ -> Optional.empty();
      case CursorPlace.Comment _ -> rule();
      case CursorPlace.FieldKey key -> key(key);
      case CursorPlace.FieldValue value -> value(value);
      case CursorPlace.OttlText ottl -> OttlHover.at(ottl);
    };
  }

  /** The rule whose identifier the cursor is in. */
  private Optional<HoverText> rule() {
    String text = file.document().text();
    int start = offset;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    int end = offset;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    TextSpan span = new TextSpan(start, end);
    return RuleCatalogue.find(text.substring(start, end))
        .map(rule -> new HoverText(words(rule), span));
  }

  private static String words(LintRule rule) {
    String cluster = rule.verdict().sentence();
    return "**"
        + rule.id()
        + "** "
        + rule.name()
        + "\n\n"
        + rule.title()
        + "."
        + (cluster.isEmpty() ? "" : "\n\nCluster: " + cluster + ".")
        + "\n\n`"
        + rule.explanation()
        + "`";
  }

  private Optional<HoverText> key(CursorPlace.FieldKey place) {
    Sketch.Scalar key = place.key();
    return place
        .schema()
        .field(key.text())
        .map(field ->
            new HoverText(field(field, field.type(), place.parent().key(field.name())), span(key)));
  }

  /** A field, or an item of a list of texts. */
  private static String field(Field field, FieldType type, FieldPath path) {
    StringBuilder text = new StringBuilder();
    text.append("**").append(field.name()).append("**: ").append(FieldWords.type(type));
    text.append(FieldWords.isRequired(field) ? ", required" : "");
    String words = FieldWords.documentation(field, path);
    return text.append(words.isEmpty() ? "" : "\n\n" + words).toString();
  }

  private Optional<HoverText> value(CursorPlace.FieldValue place) {
    List<String> parts = new ArrayList<>();
    AmountWords.of(place.value().text()).ifPresent(parts::add);
    if (place.kind() != null && place.kind().isPipeline() && isNameOrKind(place.path())) {
      String name = Names.textAt(place.object(), NAME);
      PipelinePlan.of(workspace, file, name, now).map(PipelinePlan::words).ifPresent(parts::add);
    }
    reference(place).ifPresent(parts::add);
    if (!place.field().name().isEmpty()) {
      parts.add(field(place.field(), place.type(), place.path()));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new HoverText(String.join("\n\n---\n\n", parts), span(place.value())));
  }

  private static boolean isNameOrKind(FieldPath path) {
    return path.equals(KIND) || path.equals(NAME);
  }

  /** Where the Secret of a reference is. */
  private Optional<String> reference(CursorPlace.FieldValue place) {
    FieldPath parent = place.path().parent();
    boolean inReference =
        place.kind() != null
            && place.kind() != KnownKind.SECRET
            && parent.toString().endsWith("secretKeyRef");
    if (!inReference) {
      return Optional.empty();
    }
    String name = Names.textAt(place.object(), parent.key("name"));
    String namespace = Names.textAt(place.object(), parent.key("namespace"));
    return Names.secrets(workspace).stream()
        .filter(secret -> secret.name().equals(name) && secret.namespace().equals(namespace))
        .map(secret ->
            "Secret `%s/%s` is in the workspace; its keys are %s"
                .formatted(namespace, name, String.join(", ", quoted(secret.keys()))))
        .findFirst();
  }

  private static List<String> quoted(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").toList();
  }

  private static TextSpan span(Sketch.Scalar scalar) {
    return new TextSpan(scalar.start(), scalar.end());
  }
}
