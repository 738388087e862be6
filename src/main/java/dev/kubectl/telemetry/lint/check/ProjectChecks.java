package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.Project;
import dev.kubectl.telemetry.lint.RelatedLocation;
import dev.kubectl.telemetry.yaml.YamlMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules that see all files at once. */
public final class ProjectChecks {
  /** What a manager runs unless it is told to know no limit. */
  private static final int MOST_PIPELINES = 5;

  private static final FieldPath NAME = FieldPath.of("metadata", "name");

  private ProjectChecks() {}

  public static void check(Project project, LintOptions options, FindingSink sink) {
    List<LintedPipeline> pipelines = distinct(project.pipelines(), sink);
    count(pipelines, sink);
    GeneratedNames.check(pipelines, sink);
    SharedBackends.check(pipelines, sink);
    SharedSecrets.check(pipelines, sink);
    namespaces(project, pipelines, sink);
  }

  /** Pipelines by name; of equal names the last one counts, as it does for kubectl apply. */
  private static List<LintedPipeline> distinct(List<LintedPipeline> pipelines, FindingSink sink) {
    Map<String, LintedPipeline> byName = new LinkedHashMap<>();
    for (LintedPipeline pipeline : pipelines) {
      LintedPipeline first =
          pipeline.name().isEmpty() ? null : byName.put(pipeline.name(), pipeline);
      if (first != null) {
        sink.value(
            pipeline.object(),
            "duplicate-object",
            NAME,
            "MetricPipeline `"
                + pipeline.name()
                + "` is written twice, and only the last one counts",
            "Rename or remove one of them",
            related(first, "the other one"));
      }
    }
    return List.copyOf(byName.values());
  }

  private static void count(List<LintedPipeline> pipelines, FindingSink sink) {
    for (LintedPipeline pipeline :
        pipelines.subList(Math.min(MOST_PIPELINES, pipelines.size()), pipelines.size())) {
      sink.value(
          pipeline.object(),
          "too-many-pipelines",
          NAME,
          "a cluster runs "
              + MOST_PIPELINES
              + " MetricPipelines, and these files hold "
              + pipelines.size(),
          "Join pipelines with the same backend; which of them are left out depends on the order of"
              + " their creation");
    }
  }

  /** Scrape annotations where every pipeline looks away. */
  private static void namespaces(
      Project project, List<LintedPipeline> pipelines, FindingSink sink) {
    List<EnabledInput> inputs =
        pipelines.stream()
            .map(pipeline -> EnabledInput.prometheus(pipeline.input()))
            .filter(EnabledInput::enabled)
            .toList();
    if (inputs.isEmpty()) {
      return;
    }
    project
        .objects(List.copyOf(ScrapedObject.KINDS))
        .forEach(object -> {
          ScrapedObject scraped = ScrapedObject.of(object);
          YamlMapping.Entry entry = scraped.annotations().get("prometheus.io/scrape");
          if (entry != null
              && inputs.stream().noneMatch(input -> input.takes(scraped.namespace()))) {
            sink.key(
                object,
                "scrape-namespace-excluded",
                scraped.path("prometheus.io/scrape"),
                "no pipeline here scrapes namespace `" + scraped.namespace() + "`",
                "Add the namespace to the Prometheus input of a pipeline");
          }
        });
  }

  static RelatedLocation related(LintedPipeline other, String message) {
    return new RelatedLocation(
        other.object().place().source().name(), other.object().place().span(NAME), message);
  }
}
