package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.manifest.WrittenSecrets;
import java.util.List;

/**
 * What the rules across files need to know of one file. It points into the text without holding the
 * tree, so of a thousand files only a few trees are in memory at a time.
 */
public final class FileFacts {
  private final int objects;
  private final List<PipelineFacts> pipelines;
  private final List<ScrapedObject.Annotated> scraped;
  private final WrittenSecrets secrets;

  private FileFacts(LintFile file) {
    this.objects = file.objects().size();
    this.pipelines = file.pipelines().stream().map(PipelineFacts::of).toList();
    this.scraped =
        file.objects().stream()
            .flatMap(object -> ScrapedObject.annotated(object).stream())
            .toList();
    this.secrets = WrittenSecrets.of(file.objects());
  }

  public static FileFacts of(LintFile file) {
    return new FileFacts(file);
  }

  /** How many Kubernetes objects it holds. */
  public int objectCount() {
    return objects;
  }

  /** How many MetricPipelines it holds. */
  public int pipelineCount() {
    return pipelines.size();
  }

  public WrittenSecrets secrets() {
    return secrets;
  }

  /** Its MetricPipelines, in order. */
  List<PipelineFacts> pipelines() {
    return pipelines;
  }

  /** Its objects that ask to be scraped. */
  List<ScrapedObject.Annotated> scraped() {
    return scraped;
  }
}
