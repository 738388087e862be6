package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.util.Map;

/** What setting a field does in the cluster, where that is more than its description says. */
public final class FieldEffects {
  private static final Map<String, String> EFFECTS =
      Map.ofEntries(
          Map.entry(
              "spec.input.prometheus.enabled",
              "Effect: the metric agent runs on every node and scrapes annotated workloads there."),
          Map.entry(
              "spec.input.runtime.enabled",
              "Effect: the metric agent runs on every node and asks the kubelet and the API"
                  + " server."),
          Map.entry(
              "spec.input.istio.enabled",
              "Effect: the metric agent runs on every node and scrapes the istio-proxy sidecars"
                  + " there."),
          Map.entry(
              "spec.input.otlp.enabled",
              "Effect: with `false`, data that applications push to the gateway is not sent to"
                  + " this pipeline's output."),
          Map.entry(
              "spec.transform",
              "Effect: runs in the gateway, before `filter`, for this pipeline alone."),
          Map.entry(
              "spec.filter",
              "Effect: runs in the gateway, behind `transform`, for this pipeline alone."),
          Map.entry(
              "spec.output.otlp.endpoint.value",
              "Effect: becomes an environment variable of the gateway; a change restarts it."),
          Map.entry(
              "spec.output.otlp.tls.insecure",
              "Effect: data and credentials travel in plain text, and certificates are not read."),
          Map.entry(
              "spec.output.otlp.compression",
              "Effect: how the exporter of this pipeline compresses requests."),
          Map.entry(
              "spec.metric.collectionInterval",
              "Effect: the scrape interval of all receivers in the agent."),
          Map.entry(
              "spec.metric.gateway.scaling.static.replicas",
              "Effect: number of gateway Pods; the limits of memory are for each of them."));

  private FieldEffects() {}

  /** A sentence, or nothing. */
  public static String of(FieldPath path) {
    return EFFECTS.getOrDefault(path.toString(), "");
  }
}
