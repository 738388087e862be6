package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.lint.FindingSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules that see all files at once. */
public final class ProjectChecks {
  /** What a manager runs unless it is told to know no limit. */
  private static final int MOST_PIPELINES = 5;

  private ProjectChecks() {}

  /**
   * Checks all files together.
   *
   * @param files in the order of the input
   */
  public static void check(List<FileFacts> files, FindingSink sink) {
    List<PipelineFacts> pipelines =
        distinct(files.stream().flatMap(file -> file.pipelines().stream()).toList(), sink);
    count(pipelines, sink);
    GeneratedNames.check(pipelines, sink);
    SharedBackends.check(pipelines, sink);
    SharedSecrets.check(pipelines, sink);
    namespaces(files, pipelines, sink);
  }

  /** Pipelines by name; of equal names the last one counts, as it does for kubectl apply. */
  private static List<PipelineFacts> distinct(List<PipelineFacts> pipelines, FindingSink sink) {
    Map<String, PipelineFacts> byName = new LinkedHashMap<>();
    for (PipelineFacts pipeline : pipelines) {
      PipelineFacts first =
          pipeline.name().isEmpty() ? null : byName.put(pipeline.name(), pipeline);
      if (first != null) {
        sink.at(
            pipeline.place(),
            "duplicate-object",
            "MetricPipeline `"
                + pipeline.name()
                + "` is written twice, and only the last one counts",
            "Rename or remove one of them",
            List.of(first.related("the other one")));
      }
    }
    return List.copyOf(byName.values());
  }

  private static void count(List<PipelineFacts> pipelines, FindingSink sink) {
    for (PipelineFacts pipeline :
        pipelines.subList(Math.min(MOST_PIPELINES, pipelines.size()), pipelines.size())) {
      sink.at(
          pipeline.place(),
          "too-many-pipelines",
          "a cluster runs "
              + MOST_PIPELINES
              + " MetricPipelines, and these files hold "
              + pipelines.size(),
          "Join pipelines with the same backend; which of them are left out depends on the order of"
              + " their creation",
          List.of());
    }
  }

  /** Scrape annotations where every pipeline looks away. */
  private static void namespaces(
      List<FileFacts> files, List<PipelineFacts> pipelines, FindingSink sink) {
    List<EnabledInput> inputs =
        pipelines.stream().map(PipelineFacts::prometheus).filter(EnabledInput::enabled).toList();
    if (inputs.isEmpty()) {
      return;
    }
    for (FileFacts file : files) {
      for (ScrapedObject.Annotated object : file.scraped()) {
        if (inputs.stream().noneMatch(input -> input.takes(object.namespace()))) {
          sink.at(
              object.place(),
              "scrape-namespace-excluded",
              "no pipeline here scrapes namespace `" + object.namespace() + "`",
              "Add the namespace to the Prometheus input of a pipeline",
              List.of());
        }
      }
    }
  }
}
