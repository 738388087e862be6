package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What operators set in ConfigMap {@code telemetry-overrides} (manager specification A8), as far as
 * it concerns metrics.
 *
 * @param logLevel null when not overridden
 * @param metricsPaused nothing of gateway, agent and the pipelines' status is touched
 * @param telemetryPaused nothing of the self monitor and the module's status is touched
 */
public record Overrides(@Nullable String logLevel, boolean metricsPaused, boolean telemetryPaused) {
  public static final Overrides NONE = new Overrides(null, false, false);
  // Levels that a Prometheus takes; with another one the self monitor does not start (G25).
  private static final Set<String> LEVELS = Set.of("debug", "info", "warn", "error");

  /** Nothing if the text is no such YAML, or has a level that nobody knows. */
  public static Optional<Overrides> parse(String text) {
    YamlFile file = YamlReader.read(new SourceText("overrides", text));
    if (file.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      return Optional.empty();
    }
    List<SourceDocument> documents = file.documents();
    Tree tree = documents.isEmpty() ? Tree.EMPTY_MAPPING : Trees.of(documents.getFirst().root());
    if (!(tree instanceof Tree.Mapping mapping)) {
      return Optional.empty();
    }
    ObjectView view = ObjectView.of(mapping);
    String level = view.at("global").text("logLevel").toLowerCase(Locale.ROOT);
    if (!level.isEmpty() && !LEVELS.contains(level)) {
      return Optional.empty();
    }
    return Optional.of(
        new Overrides(
            level.isEmpty() ? null : level,
            view.at("metrics").flag("paused"),
            view.at("telemetry").flag("paused")));
  }
}
