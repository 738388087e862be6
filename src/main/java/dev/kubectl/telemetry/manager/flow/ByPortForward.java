package dev.kubectl.telemetry.manager.flow;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.Feed;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.JsonReader;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Asks a pod of the self monitor by port forwarding, from outside of the cluster. Where network
 * policies hold, the API server's own proxy may be kept out by that of the self monitor, which lets
 * in the manager's pods alone; a forwarded port is behind it. It needs the rights to {@code list}
 * pods and to {@code get} and {@code create} {@code pods/portforward}.
 */
final class ByPortForward implements AlertSource {
  // With 1.0, the answer is not cut into chunks.
  private static final byte[] QUESTION =
      ("GET " + PATH + " HTTP/1.0\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

  private final KubernetesApi api;
  private final String namespace;

  ByPortForward(KubernetesApi api, String namespace) {
    this.api = api;
    this.namespace = namespace;
  }

  @Override
  public Answer ask() {
    try {
      Optional<String> pod = readyPod();
      if (pod.isEmpty()) {
        return new Answer.Failed(404, "the self monitor has no pod that is ready");
      }
      return read(
          api.exchange(namespace, pod.get(), PORT, QUESTION, ByPortForward::isWhole, DEADLINE));
    } catch (ApiFailure e) {
      return new Answer.Failed(
          e.status(),
          "no port can be forwarded to the self monitor: "
              + (e.status() == 0 ? "no answer" : "HTTP " + e.status()));
    }
  }

  private Optional<String> readyPod() {
    String labels = Component.NAME_LABEL + "=" + Component.SELF_MONITOR.baseName();
    return api.list(new Feed(ResourceType.POD, namespace, labels, "")).items().stream()
        .map(ObjectView::of)
        .filter(ByPortForward::isReady)
        .map(ObjectView::name)
        .findFirst();
  }

  private static boolean isReady(ObjectView pod) {
    return pod.at("status").items("conditions").stream()
        .anyMatch(condition ->
            condition.text("type").equals("Ready") && condition.text("status").equals("True"));
  }

  /** A JSON object that can be read is all there is; what cannot be one yet is not even tried. */
  private static boolean isWhole(byte[] response) {
    String end = new String(response, StandardCharsets.ISO_8859_1).stripTrailing();
    return end.endsWith("}") && read(response) instanceof Answer.Alerts;
  }

  private static Answer read(byte[] response) {
    // Headers are ASCII; in this charset, places in the text are places in the bytes.
    String text = new String(response, StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n");
    String[] statusLine = text.split("[ \r]", 3);
    if (body < 0 || statusLine.length < 2 || !statusLine[1].equals("200")) {
      return new Answer.Failed(502, "the self monitor did not answer the question");
    }
    return alerts(response, body + 4)
        .<Answer>map(Answer.Alerts::new)
        .orElseGet(() -> new Answer.Failed(200, "the self monitor's answer is no list of alerts"));
  }

  private static Optional<FiringAlerts> alerts(byte[] response, int start) {
    try {
      Tree answer =
          JsonReader.read(new ByteArrayInputStream(response, start, response.length - start));
      return FiringAlerts.read(answer);
    } catch (JsonReader.Malformed e) {
      return Optional.empty();
    }
  }
}
