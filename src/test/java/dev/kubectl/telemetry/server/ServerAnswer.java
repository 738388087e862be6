package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an API server answered.
 *
 * @param causes why it refused, one for each mistake where it names several; empty when it did not
 */
public record ServerAnswer(int status, List<String> causes) {

  static ServerAnswer of(int status, String body) {
    return new ServerAnswer(status, status < 300 ? List.of() : causes(body));
  }

  public boolean accepted() {
    return status < 300;
  }

  private static List<String> causes(String body) {
    List<SourceDocument> documents = YamlReader.read(new SourceText("answer", body)).documents();
    Tree answer = documents.isEmpty() ? Tree.NULL : Trees.of(documents.getFirst().root());
    if (at(at(answer, "details"), "causes") instanceof Tree.Sequence causes) {
      return causes.items().stream()
          .map(cause -> text(at(cause, "field")) + ": " + text(at(cause, "message")))
          .toList();
    }
    return List.of(at(answer, "message") == null ? body : text(at(answer, "message")));
  }

  private static @Nullable Tree at(@Nullable Tree tree, String key) {
    return tree instanceof Tree.Mapping mapping ? mapping.get(key) : null;
  }

  private static String text(@Nullable Tree tree) {
    return tree instanceof Tree.Scalar scalar ? String.valueOf(scalar.value()) : "";
  }
}
