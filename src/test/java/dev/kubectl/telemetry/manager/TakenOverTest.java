package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Objects that another manager has written whole, as the reference does it. */
class TakenOverTest {
  private static final String GATEWAY = "telemetry-metric-gateway";
  private static final KubernetesApi.Writing REFERENCE =
      new KubernetesApi.Writing("manager", false);
  private static ManagedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
    cluster.telemetry();
    cluster.pipeline("going", "");
    cluster.pipeline("staying", "input: {runtime: {enabled: true}}");
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** The same objects, created and not applied. */
  private static void asTheReferenceWroteThem() throws Exception {
    cluster.once();
    for (Map.Entry<ObjectKey, Tree.Mapping> entry : cluster.snapshot().objects().entrySet()) {
      ObjectView object = ObjectView.of(entry.getValue());
      ObjectView metadata = object.at("metadata");
      Tree.Builder kept =
          Tree.mapping()
              .put("name", object.name())
              .put("labels", metadata.at("labels").tree())
              .put("annotations", metadata.at("annotations").tree())
              .put("ownerReferences", Tree.sequence(owners(metadata)));
      if (entry.getKey().namespace() != null) {
        kept.put("namespace", entry.getKey().namespace());
      }
      cluster.api.delete(entry.getKey(), object.uid(), REFERENCE);
      Tree.Mapping anew = object.tree().without("status").with("metadata", kept.build());
      cluster.api.create(
          entry.getKey().kind().equals("Service")
              ? anew.with(
                  "spec", object.at("spec").tree().without("clusterIP").without("clusterIPs"))
              : anew,
          REFERENCE);
    }
  }

  private static List<Tree> owners(ObjectView metadata) {
    return metadata.items("ownerReferences").stream().<Tree>map(ObjectView::tree).toList();
  }

  private static List<String> managers(ResourceType type, String name) {
    return cluster.ours(type, name).at("metadata").items("managedFields").stream()
        .map(entry -> entry.text("manager") + " " + entry.text("operation"))
        .toList();
  }

  @Test
  void nothingRestartsAndWhatNobodyPlansAnyMoreGoes() throws Exception {
    asTheReferenceWroteThem();
    ObjectView deployment = cluster.ours(ResourceType.DEPLOYMENT, GATEWAY);
    String address =
        cluster.ours(ResourceType.SERVICE, "telemetry-otlp-metrics").at("spec").text("clusterIP");
    assertThat(managers(ResourceType.SECRET, GATEWAY)).containsExactly("manager Update");

    PassReport first = cluster.once();

    assertThat(first.problems()).isEmpty();
    assertThat(managers(ResourceType.SECRET, GATEWAY)).containsExactly("kubectl-telemetry Apply");
    assertThat(cluster.ours(ResourceType.DEPLOYMENT, GATEWAY).at("metadata").number("generation"))
        .as("no pod restarts")
        .isEqualTo(deployment.at("metadata").number("generation"));
    assertThat(cluster.ours(ResourceType.SERVICE, "telemetry-otlp-metrics").at("spec"))
        .extracting(spec -> spec.text("clusterIP"))
        .isEqualTo(address);
    cluster.audit.start();
    cluster.once();
    assertThat(cluster.writes()).isEmpty();

    assertThat(cluster.secretValue(GATEWAY, "OTLP_ENDPOINT_GOING")).isNotEmpty();
    cluster.delete(ResourceType.METRIC_PIPELINE, null, "going");
    cluster.once();

    assertThat(cluster.ours(ResourceType.SECRET, GATEWAY).at("data").tree().entries())
        .containsOnlyKeys("OTLP_ENDPOINT_STAYING");
    assertThat(owners(cluster.ours(ResourceType.DEPLOYMENT, GATEWAY).at("metadata"))).hasSize(1);
  }
}
