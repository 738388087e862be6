package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.schema.FieldType;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.place.CursorPlace;
import dev.kubectl.telemetry.ide.place.KnownKind;
import dev.kubectl.telemetry.ide.workspace.Names;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/** Values of fields: choices of the schema, and names that the workspace knows. */
final class ValueCandidates {
  private static final String OPERATOR = "operator.kyma-project.io/v1beta1";

  private final Workspace workspace;
  private final Cursor cursor;
  private final List<Candidate> candidates = new ArrayList<>();
  private TextSpan replaced = new TextSpan(0, 0);

  ValueCandidates(Workspace workspace, Cursor cursor) {
    this.workspace = workspace;
    this.cursor = cursor;
  }

  List<Candidate> of(CursorPlace.FieldValue place) {
    Typed typed = Typed.of(place.value().text());
    String rest = typed.behind().lines().findFirst().orElse("").stripTrailing();
    replaced = cursor.around(typed.before().length(), rest.length());
    String path = place.path().toString();
    if (path.equals("apiVersion")) {
      versions(place);
    } else if (path.equals("kind")) {
      kinds(place);
    } else if (place.type() instanceof FieldType.Bool) {
      value("true", "", defaultWord(place, "true"));
      value("false", "", defaultWord(place, "false"));
    } else if (place.type() instanceof FieldType.Text(List<String> choices) && !choices.isEmpty()) {
      choices.forEach(choice -> value(choice, "", defaultWord(place, choice)));
    } else {
      names(place);
    }
    return List.copyOf(candidates);
  }

  private static String defaultWord(CursorPlace.FieldValue place, String value) {
    return value.equals(FieldWords.defaultOf(place.field())) ? "default" : "";
  }

  private void versions(CursorPlace.FieldValue place) {
    String kind = KnownKind.text(place.object(), "kind");
    if (!kind.equals(Telemetry.KIND)) {
      value(MetricPipeline.API_VERSION, "", "MetricPipeline");
      candidates.add(
          candidate(MetricPipeline.GROUP + "/v1alpha1", "MetricPipeline, deprecated", true));
    }
    if (!kind.equals(MetricPipeline.KIND)) {
      value(OPERATOR, "", "Telemetry");
    }
  }

  private void kinds(CursorPlace.FieldValue place) {
    String apiVersion = KnownKind.text(place.object(), "apiVersion");
    if (!apiVersion.startsWith("operator.")) {
      value(MetricPipeline.KIND, "", "where metrics come from and go to");
    }
    if (!apiVersion.startsWith(MetricPipeline.GROUP)) {
      value(Telemetry.KIND, "", "settings of the module");
    }
  }

  private void names(CursorPlace.FieldValue place) {
    FieldPath path = place.path();
    String text = path.toString();
    if (text.matches(".*namespaces\\.(include|exclude)\\[\\d+]")) {
      Names.namespaces(workspace).forEach((name, where) -> reference(name, where));
    } else if (text.endsWith("secretKeyRef.name")) {
      Names.secrets(workspace)
          .forEach(secret -> reference(secret.name(), "Secret in " + secret.namespace()));
    } else if (text.endsWith("secretKeyRef.namespace")) {
      String name = sibling(place, "name");
      Names.secrets(workspace).stream()
          .filter(secret -> name.isEmpty() || secret.name().equals(name))
          .forEach(secret -> reference(secret.namespace(), "has Secret " + secret.name()));
      Names.namespaces(workspace).forEach((namespace, where) -> reference(namespace, where));
    } else if (text.endsWith("secretKeyRef.key")) {
      String name = sibling(place, "name");
      Names.secrets(workspace).stream()
          .filter(secret -> name.isEmpty() || secret.name().equals(name))
          .forEach(secret ->
              secret.keys().forEach(key -> reference(key, "key of Secret " + secret.name())));
    } else if (text.endsWith(".prefix")) {
      value("Bearer", "", "of a token");
      value("Basic", "", "of user and password");
    } else if (text.matches(".*headers\\[\\d+]\\.name")) {
      value("Authorization", "", "credentials");
    } else if (text.equals("type") && place.kind() == KnownKind.SECRET) {
      value("Opaque", "", "default");
      value("kubernetes.io/tls", "", "tls.crt and tls.key");
      value("kubernetes.io/basic-auth", "", "username and password");
    }
  }

  /** The text of another field of the same reference. */
  private static String sibling(CursorPlace.FieldValue place, String name) {
    return Names.textAt(place.object(), place.path().parent().key(name))
        .replace(String.valueOf(Completions.MARK), "");
  }

  private void value(String text, String documentation, String detail) {
    candidates.add(
        new Candidate(
            text,
            Candidate.Kind.VALUE,
            detail,
            documentation,
            cursor.blank() + Candidate.literal(text),
            text,
            replaced,
            candidates.size(),
            false));
  }

  private Candidate candidate(String text, String detail, boolean deprecated) {
    return new Candidate(
        text,
        Candidate.Kind.VALUE,
        detail,
        "",
        cursor.blank() + text,
        text,
        replaced,
        candidates.size(),
        deprecated);
  }

  private void reference(String text, String detail) {
    boolean known = candidates.stream().anyMatch(candidate -> candidate.label().equals(text));
    if (!known && !text.isEmpty()) {
      candidates.add(
          new Candidate(
              text,
              Candidate.Kind.REFERENCE,
              detail,
              "",
              cursor.blank() + Candidate.literal(text),
              text,
              replaced,
              candidates.size(),
              false));
    }
  }
}
