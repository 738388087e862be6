package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Timestamp;
import dev.kubectl.telemetry.api.conversion.Conversion;
import dev.kubectl.telemetry.api.reading.PipelineDecoder;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.yaml.JsonReader;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline of a file laid over the live one of its name, as {@code kubectl apply} does it: what
 * the file says counts; what was applied before and is not in the file any more goes; what others
 * wrote, such as defaults, stays.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes">how
 *     apply merges</a>
 */
final class AppliedPipeline {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private AppliedPipeline() {}

  /** A pipeline that is not in the cluster yet: from now on it is the youngest. */
  static MetricPipeline created(MetricPipeline file, Instant now) {
    Tree.Mapping tree = PipelineEncoder.tree(file);
    Tree.Mapping metadata =
        ObjectView.of(tree).at("metadata").tree().without("uid").without("deletionTimestamp");
    return PipelineDecoder.v1beta1(
        tree.with("metadata", metadata.with("creationTimestamp", Tree.of(Timestamp.text(now)))));
  }

  /** The live pipeline after the file was applied. */
  static MetricPipeline over(MetricPipeline live, MetricPipeline file) {
    Tree.Mapping now = PipelineEncoder.tree(live);
    Tree.Mapping wanted = PipelineEncoder.tree(file);
    Tree.Mapping before = lastApplied(now);
    Tree.Mapping metadata = ObjectView.of(now).at("metadata").tree();
    for (String key : new String[] {"labels", "annotations"}) {
      Tree.Mapping merged =
          merged(
              ObjectView.of(before).at("metadata", key).tree(),
              ObjectView.of(wanted).at("metadata", key).tree(),
              ObjectView.of(now).at("metadata", key).tree());
      metadata = merged.isEmpty() ? metadata.without(key) : metadata.with(key, merged);
    }
    Tree.Mapping spec =
        merged(
            ObjectView.of(before).at("spec").tree(),
            ObjectView.of(wanted).at("spec").tree(),
            ObjectView.of(now).at("spec").tree());
    return PipelineDecoder.v1beta1(now.with("metadata", metadata).with("spec", spec));
  }

  /**
   * What was applied before. Somebody who applies on the server's side has no such annotation and
   * owns all that is in the file, so all that is live counts; who created the object otherwise has
   * applied nothing.
   */
  private static Tree.Mapping lastApplied(Tree.Mapping live) {
    ObjectView metadata = ObjectView.of(live).at("metadata");
    String text = metadata.at("annotations").text(LAST_APPLIED);
    if (!text.isEmpty()) {
      try {
        return JsonReader.read(text) instanceof Tree.Mapping applied
            ? current(applied)
            : Tree.EMPTY_MAPPING;
      } catch (JsonReader.Malformed e) {
        return Tree.EMPTY_MAPPING;
      }
    }
    boolean applies =
        metadata.items("managedFields").stream()
            .anyMatch(entry -> entry.text("operation").equals("Apply"));
    return applies ? live.with("metadata", withoutOthers(metadata.tree())) : Tree.EMPTY_MAPPING;
  }

  /** Labels and annotations are anybody's. */
  private static Tree.Mapping withoutOthers(Tree.Mapping metadata) {
    return metadata.without("labels").without("annotations");
  }

  private static Tree.Mapping current(Tree.Mapping applied) {
    return ObjectView.of(applied).text("apiVersion").endsWith("/v1alpha1")
        ? PipelineEncoder.tree(Conversion.toV1Beta1(PipelineDecoder.v1alpha1(applied)))
        : applied;
  }

  private static Tree.Mapping merged(Tree.Mapping before, Tree.Mapping wanted, Tree.Mapping live) {
    Tree.Mapping merged = live;
    for (String key : before.entries().keySet()) {
      if (wanted.get(key) == null) {
        merged = merged.without(key);
      }
    }
    for (Map.Entry<String, Tree> field : wanted.entries().entrySet()) {
      merged =
          merged.with(
              field.getKey(),
              merged(before.get(field.getKey()), field.getValue(), live.get(field.getKey())));
    }
    return merged;
  }

  /** Lists are replaced as a whole: a custom resource has no other way. */
  private static Tree merged(@Nullable Tree before, Tree wanted, @Nullable Tree live) {
    return wanted instanceof Tree.Mapping mapping && live instanceof Tree.Mapping there
        ? merged(before instanceof Tree.Mapping old ? old : Tree.EMPTY_MAPPING, mapping, there)
        : wanted;
  }
}
