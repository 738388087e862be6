package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.fact;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** Processors that find out {@code service.name}. */
public final class ServiceNames {
  /** Carries the pod label {@code app.kubernetes.io/name} from one processor to another. */
  static final String APP_NAME_LABEL = "kyma.kubernetes_io_app_name";

  /** Carries the pod label {@code app}. */
  static final String APP_LABEL = "kyma.app_name";

  private static final Origin STRATEGY = fact("serviceEnrichment");

  /** Names of a workload, the first that is there wins. */
  private static final List<String> FALLBACKS =
      List.of(
          APP_NAME_LABEL,
          APP_LABEL,
          "k8s.deployment.name",
          "k8s.daemonset.name",
          "k8s.statefulset.name",
          "k8s.job.name",
          "k8s.cronjob.name",
          "k8s.pod.name");

  private ServiceNames() {}

  /** Kyma's own processor. */
  public static Component enrichment() {
    return Component.processor(
        "service_enrichment",
        Tree.mapping().put("resource_attributes", Tree.texts(APP_NAME_LABEL, APP_LABEL)),
        STRATEGY);
  }

  /** What {@link #enrichment} does, in OTTL, for a collector that lacks it. */
  public static Component enrichmentInOttl() {
    String name = Ottl.SERVICE_NAME;
    String unknown =
        "("
            + name
            + " == nil or "
            + name
            + " == \"\" or IsMatch("
            + name
            + ", \"^unknown_service\"))";
    List<Tree> statements = new ArrayList<>();
    for (String attribute : FALLBACKS) {
      String source = Ottl.resource(attribute);
      statements.add(
          Tree.of(
              "set("
                  + name
                  + ", "
                  + source
                  + ") where "
                  + unknown
                  + " and "
                  + source
                  + " != nil and "
                  + source
                  + " != \"\""));
    }
    statements.add(
        Tree.of(
            "set("
                + name
                + ", \"unknown_service\") where "
                + name
                + " == nil or "
                + name
                + " == \"\""));
    return Statements.transform(
        "service-enrichment",
        rule("service.name from pod labels, then from the workload; stands for service_enrichment"),
        Tree.mapping().put("statements", Tree.sequence(statements)));
  }

  /** Lets {@code k8s_attributes} fill in a name where an SDK only sent its placeholder. */
  public static Component dropUnknown() {
    String name = Ottl.SERVICE_NAME;
    return Statements.transform(
        "drop-unknown-service-name",
        STRATEGY,
        "delete_key(resource.attributes, \"service.name\") where "
            + name
            + " != nil and HasPrefix("
            + name
            + ", \"unknown_service\")");
  }

  /** Makes annotations win over labels; {@code k8s_attributes} has it the other way round. */
  public static Component restoreAnnotations() {
    List<Tree> statements = new ArrayList<>();
    for (String attribute : List.of("service.name", "service.version")) {
      String annotation = "kyma.otel.annotation." + attribute;
      String source = Ottl.resource(annotation);
      statements.add(
          Tree.of(
              "set("
                  + Ottl.resource(attribute)
                  + ", "
                  + source
                  + ") where "
                  + source
                  + " != nil and "
                  + source
                  + " != \"\""));
      statements.add(Tree.of("delete_key(resource.attributes, \"" + annotation + "\")"));
    }
    return Statements.transform(
        "restore-otel-service-attrs",
        STRATEGY,
        Tree.mapping().put("statements", Tree.sequence(statements)));
  }
}
