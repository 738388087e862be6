package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.fact;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prometheus receivers: each agent scrapes what runs on its own node. */
public final class ScrapeReceivers {
  private ScrapeReceivers() {}

  /** Pods that are annotated for scraping. */
  public static Component annotatedPods(Duration interval, Origin why) {
    Tree.Builder job =
        job("app-pods")
            .put("body_size_limit", "20MB")
            .put("scrape_interval", interval(interval, "prometheus"))
            .put(
                "relabel_configs",
                Tree.sequence(
                    Relabeling.sameNode("pod"),
                    Relabeling.optedIn("pod"),
                    Relabeling.podRuns(),
                    Relabeling.noInitContainer(),
                    Relabeling.schemeFromInjection(),
                    Relabeling.dropScheme("https"),
                    Relabeling.path("pod"),
                    Relabeling.address("pod"),
                    Relabeling.parameters("pod")))
            .put("kubernetes_sd_configs", discovery("pod"));
    return receiver("app-pods", why, job.build());
  }

  /**
   * Services that are annotated for scraping.
   *
   * @param istioCertPath where certificates lie to scrape inside the mesh, or null without Istio
   */
  public static Component annotatedServices(
      Duration interval, @Nullable String istioCertPath, Origin why) {
    Tree plain = serviceJob("app-services", interval, "https").build();
    if (istioCertPath == null) {
      return receiver("app-services", why, plain);
    }
    Tree.Builder secure = serviceJob("app-services-secure", interval, "http");
    secure.put(
        "tls_config",
        Tree.mapping()
            .put("ca_file", istioCertPath + "/root-cert.pem")
            .put("cert_file", istioCertPath + "/cert-chain.pem")
            .put("key_file", istioCertPath + "/key.pem")
            .put("insecure_skip_verify", true));
    return receiver("app-services", why, plain, secure.build().because(fact("istioActive")));
  }

  private static Tree.Builder serviceJob(String name, Duration interval, String otherScheme) {
    return job(name)
        .put("scrape_interval", interval(interval, "prometheus"))
        .put(
            "relabel_configs",
            Tree.sequence(
                Relabeling.sameNode("endpoint"),
                Relabeling.optedIn("service"),
                Relabeling.podRuns(),
                Relabeling.noInitContainer(),
                Relabeling.noSidecar(),
                Relabeling.schemeFromInjection(),
                Relabeling.schemeFromAnnotation(),
                Relabeling.parameters("service"),
                Relabeling.dropScheme(otherScheme),
                Relabeling.path("service"),
                Relabeling.address("service"),
                Relabeling.serviceLabel()))
        .put("kubernetes_sd_configs", discovery("endpoints"));
  }

  /**
   * Sidecars of Istio.
   *
   * @param envoyMetrics why the metrics of Envoy itself are kept, or null when nobody wants them
   */
  public static Component istioProxies(
      Duration interval, @Nullable Origin envoyMetrics, Origin why) {
    Tree kept =
        envoyMetrics == null
            ? Relabeling.keepMetrics("istio_.*")
            : Relabeling.keepMetrics("envoy_.*|istio_.*").because(envoyMetrics);
    Tree.Builder job =
        job("istio-proxy")
            .put("scrape_interval", interval(interval, "istio"))
            .put("metrics_path", "/stats/prometheus")
            .put(
                "relabel_configs",
                Tree.sequence(
                    Relabeling.sameNode("pod"),
                    Relabeling.keepSidecar(),
                    Relabeling.keepEnvoyPort(),
                    Relabeling.podRuns()))
            .put("metric_relabel_configs", Tree.sequence(kept))
            .put("kubernetes_sd_configs", discovery("pod"));
    return receiver("istio", why, job.build());
  }

  private static Component receiver(String name, Origin why, Tree... jobs) {
    Tree.Builder config = Tree.mapping().put("scrape_configs", Tree.sequence(jobs));
    return Component.receiver("prometheus/" + name, Tree.mapping().put("config", config), why);
  }

  private static Tree.Builder job(String name) {
    Tree limit =
        Tree.of(50_000).because(rule("a target with more than 50000 samples is not taken at all"));
    return Tree.mapping().put("job_name", name).put("sample_limit", limit);
  }

  private static Tree interval(Duration interval, String input) {
    return Tree.of(PrometheusDuration.format(interval))
        .because(fact("collectionIntervals." + input));
  }

  private static Tree.Sequence discovery(String role) {
    List<Tree> selectors = new ArrayList<>();
    selectors.add(
        Tree.mapping().put("role", "pod").put("field", "spec.nodeName=${MY_NODE_NAME}").build());
    return Tree.sequence(
        Tree.mapping()
            .put("role", role)
            .put("selectors", Tree.sequence(selectors))
            .build()
            .because(rule("each agent scrapes its own node")));
  }
}
