package dev.kubectl.telemetry.manager.flow;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.Optional;

/**
 * Asks the self monitor through the API server's proxy to Services, which is the way in from
 * outside of the cluster. It needs the right to {@code get} the subresource {@code services/proxy}.
 */
final class ThroughApiServer implements AlertSource {
  private final KubernetesApi api;
  private final String namespace;
  private final String service;

  ThroughApiServer(KubernetesApi api, String namespace) {
    this.api = api;
    this.namespace = namespace;
    this.service = Component.SELF_MONITOR.baseName();
  }

  @Override
  public Answer ask() {
    String path =
        "/api/v1/namespaces/%s/services/http:%s:%d/proxy%s"
            .formatted(namespace, service, PORT, PATH);
    try {
      return api.get(path, DEADLINE).map(this::read).orElseGet(this::absent);
    } catch (ApiFailure e) {
      return new Answer.Failed(e.status(), reason(e));
    }
  }

  private Answer read(Tree.Mapping answer) {
    Optional<FiringAlerts> firing = FiringAlerts.read(answer);
    return firing.isPresent()
        ? new Answer.Alerts(firing.get())
        : new Answer.Failed(200, "the self monitor's answer is no list of alerts");
  }

  private Answer absent() {
    return new Answer.Failed(
        404,
        "there is no Service "
            + service
            + " in namespace "
            + namespace
            + "; it exists while there are a pipeline and Telemetry default");
  }

  private String reason(ApiFailure failure) {
    String what = "the self monitor cannot be asked through the API server: ";
    if (failure.status() == 403) {
      return what
          + "you need the right to get services/proxy in namespace "
          + namespace
          + " (kubectl auth can-i get services/proxy -n "
          + namespace
          + ")";
    }
    return what
        + switch (failure.status()) {
          case 0 -> "no answer within " + DEADLINE.toSeconds() + " s";
          case 503 -> "it has no pod that is ready, or its pod cannot be reached";
          default -> "HTTP " + failure.status() + " " + failure.reason();
        };
  }
}
