package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.server.Authority;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A story: what happens in a cluster beside the manager, as a YAML file. The first document says
 * how it is told, each further one is a step: an object that somebody applies, or {@code step: …}.
 *
 * @param whole whether every field of the manager's objects is part of the expected state
 * @param later how much later than now it is played
 * @param unready whether no pod can be created in it, for want of a priority class
 */
record Scenario(
    Path file,
    boolean whole,
    Duration later,
    Duration grace,
    boolean unready,
    boolean unlimited,
    List<ObjectView> steps) {
  static final Path FOLDER = Path.of("src/test/resources/manager/scenarios");

  static List<Scenario> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Scenario::read)
          .toList();
    }
  }

  private static Scenario read(Path file) {
    try {
      List<ObjectView> documents =
          YamlReader.read(new SourceText(file.toString(), Files.readString(file)))
              .documents()
              .stream()
              .map(document -> ObjectView.of(Trees.of(document.root())))
              .toList();
      ObjectView head = documents.getFirst();
      return new Scenario(
          file,
          head.flag("whole"),
          Duration.ofDays(head.number("daysLater")),
          Duration.ofMinutes(head.number("graceMinutes")),
          head.flag("unready"),
          head.flag("unlimited"),
          documents.subList(1, documents.size()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String name() {
    return file.getFileName().toString().replace(".yaml", "");
  }

  /** Where the state is that it leads to. */
  Path expected() {
    return FOLDER.resolve(name() + ".state");
  }

  static boolean isStep(ObjectView document) {
    return document.has("step");
  }

  static ObjectKey key(ObjectView step) {
    return new ObjectKey(
        step.text("apiVersion"),
        step.text("kind"),
        step.has("namespace") ? step.text("namespace") : null,
        step.text("name"));
  }

  /**
   * An object as it is applied: {@code CERTIFICATE} and {@code KEY} in a Secret's data filled in.
   */
  static Tree.Mapping object(ObjectView document, Authority.Issued client) throws IOException {
    ObjectView texts = document.at("stringData");
    if (texts.isEmpty()) {
      return document.tree();
    }
    Tree.Builder data = Tree.mapping();
    for (String key : texts.tree().entries().keySet()) {
      String text =
          switch (texts.text(key)) {
            case "CERTIFICATE" -> client.certificateText();
            case "KEY" -> client.keyText();
            case String other -> other;
          };
      data.put(key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
    return document.tree().without("stringData").with("data", data.build());
  }
}
