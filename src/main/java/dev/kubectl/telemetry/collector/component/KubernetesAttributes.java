package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.fact;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.kubectl.telemetry.api.Telemetry.PodLabel;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** The processor that adds what Kubernetes knows about the pod that data comes from. */
public final class KubernetesAttributes {
  private static final Origin STRATEGY = fact("serviceEnrichment");

  private static final List<String> METADATA =
      List.of(
          "k8s.pod.name",
          "k8s.node.name",
          "k8s.namespace.name",
          "k8s.deployment.name",
          "k8s.statefulset.name",
          "k8s.daemonset.name",
          "k8s.cronjob.name",
          "k8s.job.name");

  private static final List<String> SERVICE_METADATA =
      List.of("service.namespace", "service.name", "service.version", "service.instance.id");

  private KubernetesAttributes() {}

  /**
   * The processor.
   *
   * @param conventions whether service attributes follow the OpenTelemetry conventions, instead of
   *     the module's older way
   */
  public static Component processor(boolean conventions, List<PodLabel> podLabels) {
    return Component.processor(
        "k8s_attributes",
        Tree.mapping()
            .put("auth_type", "serviceAccount")
            .put("passthrough", false)
            .put("extract", extract(conventions, podLabels))
            .put("pod_association", association()),
        rule("data is enriched with what Kubernetes knows about its pod"));
  }

  private static Tree.Builder extract(boolean conventions, List<PodLabel> podLabels) {
    List<Tree> metadata = new ArrayList<>(Tree.texts(METADATA).items());
    Tree.Builder extract = Tree.mapping();
    if (conventions) {
      SERVICE_METADATA.forEach(name -> metadata.add(Tree.of(name).because(STRATEGY)));
    }
    extract.put("metadata", Tree.sequence(metadata));
    extract.put("labels", Tree.sequence(labels(conventions, podLabels)));
    if (conventions) {
      extract
          .put("annotations", annotations().because(STRATEGY))
          .put("otel_annotations", Tree.TRUE.because(STRATEGY))
          .put("deployment_name_from_replicaset", Tree.TRUE.because(STRATEGY));
    }
    return extract;
  }

  private static List<Tree> labels(boolean conventions, List<PodLabel> podLabels) {
    List<Tree> labels = new ArrayList<>();
    if (!conventions) {
      labels.add(
          copy("pod", "app.kubernetes.io/name", ServiceNames.APP_NAME_LABEL).because(STRATEGY));
      labels.add(copy("pod", "app", ServiceNames.APP_LABEL).because(STRATEGY));
    }
    labels.add(copy("node", "topology.kubernetes.io/region", "cloud.region"));
    labels.add(copy("node", "topology.kubernetes.io/zone", "cloud.availability_zone"));
    labels.add(copy("node", "node.kubernetes.io/instance-type", "host.type"));
    labels.add(copy("node", "kubernetes.io/arch", "host.arch"));
    for (PodLabel label : podLabels) {
      labels.add(copyMatching(label));
    }
    return labels;
  }

  private static Tree.Mapping copy(String from, String key, String attribute) {
    return Tree.mapping().put("from", from).put("key", key).put("tag_name", attribute).build();
  }

  private static Tree copyMatching(PodLabel label) {
    String key = label.key() == null ? "" : label.key();
    String prefix = label.keyPrefix() == null ? "" : label.keyPrefix();
    return Tree.mapping()
        .put("from", "pod")
        .put("tag_name", "k8s.pod.label.$0")
        .put(
            "key_regex",
            prefix.isEmpty() ? "(^" + pattern(key) + "$)" : "(" + pattern(prefix) + ".*)")
        .build()
        .because(fact("enrichments"));
  }

  /**
   * A label key inside a regular expression. A legal key is one as it is, its dots matching a
   * little too much; what is none must not keep the collector from starting.
   */
  private static String pattern(String key) {
    boolean harmless = !key.contains("${");
    try {
      Pattern.compile("(" + key + ")");
    } catch (PatternSyntaxException broken) {
      harmless = false;
    }
    return harmless ? key : Pattern.quote(key);
  }

  private static Tree.Sequence annotations() {
    return Tree.sequence(annotation("service.name"), annotation("service.version"));
  }

  private static Tree annotation(String attribute) {
    return copy(
        "pod", "resource.opentelemetry.io/" + attribute, "kyma.otel.annotation." + attribute);
  }

  private static Tree.Sequence association() {
    return Tree.sequence(
        by(Tree.mapping().put("from", "resource_attribute").put("name", "k8s.pod.ip")),
        by(Tree.mapping().put("from", "resource_attribute").put("name", "k8s.pod.uid")),
        by(Tree.mapping().put("from", "connection")));
  }

  private static Tree by(Tree.Builder source) {
    return Tree.mapping().put("sources", Tree.sequence(source.build())).build();
  }
}
