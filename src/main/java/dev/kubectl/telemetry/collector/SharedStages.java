package dev.kubectl.telemetry.collector;

import dev.kubectl.telemetry.api.Telemetry.PodLabel;
import dev.kubectl.telemetry.collector.component.Assembly;
import dev.kubectl.telemetry.collector.component.Component;
import dev.kubectl.telemetry.collector.component.KubernetesAttributes;
import dev.kubectl.telemetry.collector.component.Processors;
import dev.kubectl.telemetry.collector.component.Processors.ClusterIdentity;
import dev.kubectl.telemetry.collector.component.ServiceNames;
import dev.kubectl.telemetry.collector.component.UserDefined;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.util.Comparator;
import java.util.List;

/** Stages that gateway and agent have in common. */
final class SharedStages {
  private SharedStages() {}

  /** Names hold ASCII only, so the order of characters is the order of bytes. */
  static List<ResolvedPipeline> sortedByName(List<ResolvedPipeline> pipelines) {
    return pipelines.stream().sorted(Comparator.comparing(ResolvedPipeline::name)).toList();
  }

  static Component insertClusterAttributes(CollectorOptions options) {
    return Processors.insertClusterAttributes(
        new ClusterIdentity(options.clusterName(), options.clusterUid(), options.cloudProvider()));
  }

  /** Adds what Kubernetes knows about the pod, and finds the name of the service. */
  static void enrich(
      Assembly.Stages stages,
      CollectorOptions options,
      boolean restoreAnnotations,
      List<String> notes) {
    List<PodLabel> podLabels = options.podLabels();
    switch (options.serviceEnrichment()) {
      case OTEL -> {
        stages
            .through(ServiceNames.dropUnknown())
            .through(KubernetesAttributes.processor(true, podLabels));
        if (restoreAnnotations) {
          stages.through(ServiceNames.restoreAnnotations());
        }
      }
      case KYMA_LEGACY -> {
        stages.through(KubernetesAttributes.processor(false, podLabels));
        switch (options.distribution()) {
          case KYMA -> stages.through(ServiceNames.enrichment());
          case UPSTREAM -> {
            stages.through(ServiceNames.enrichmentInOttl());
            notes.add(
                "The processor service_enrichment is replaced by transform/service-enrichment:"
                    + " only Kyma's collector has it.");
          }
        }
      }
    }
  }

  static void userDefined(Assembly.Stages stages, ResolvedPipeline resolved) {
    UserDefined.transform(resolved.pipeline()).ifPresent(stages::through);
    UserDefined.filter(resolved.pipeline()).ifPresent(stages::through);
  }
}
