package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The annotations {@code prometheus.io/*} of Pods, workloads and Services, which the Prometheus
 * input goes by. Rules of the relabelling in the agent: scrape must be {@code true} to the letter,
 * a port must be digits, a scheme {@code http} or {@code https}.
 */
final class ScrapeAnnotations {
  private static final String PREFIX = "prometheus.io/";
  private static final Set<String> KNOWN =
      Set.of(PREFIX + "scrape", PREFIX + "port", PREFIX + "path", PREFIX + "scheme");

  private ScrapeAnnotations() {}

  static void check(ManifestObject object, FindingSink sink) {
    if (!ScrapedObject.KINDS.contains(WrittenObject.kind(object))) {
      return;
    }
    ScrapedObject scraped = ScrapedObject.of(object);
    Map<String, YamlMapping.Entry> annotations = scraped.annotations();
    annotations.forEach((name, entry) -> spelling(scraped, name, sink));
    if (scraped.kind().equals("Service") || !scraped.isTemplate()) {
      misplaced(scraped, sink);
    }
    YamlMapping.Entry scrape = annotations.get(PREFIX + "scrape");
    if (scrape == null) {
      return;
    }
    String value = text(scrape.value());
    if (!value.equals("true")) {
      if (!value.equals("false")) {
        sink.value(
            object,
            "scrape-value-invalid",
            scraped.path(PREFIX + "scrape"),
            "only the text \"true\" makes the agent scrape this, `" + value + "` does not",
            "Write " + PREFIX + "scrape: \"true\"");
      }
      return;
    }
    port(scraped, annotations.get(PREFIX + "port"), sink);
    scheme(scraped, annotations.get(PREFIX + "scheme"), sink);
  }

  private static void spelling(ScrapedObject scraped, String name, FindingSink sink) {
    if (KNOWN.contains(name) || name.startsWith(PREFIX + "param_")) {
      return;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String meant = "";
    for (String known : KNOWN.stream().sorted().toList()) {
      String key = known.substring(PREFIX.length());
      boolean almost =
          lower.replace('.', '-').replace('_', '-').equals("prometheus-io/" + key)
              || (lower.startsWith("prometheus") && lower.endsWith("/" + key))
              || (lower.startsWith(PREFIX)
                  && Similarity.isNear(lower.substring(PREFIX.length()), key))
              || (lower.endsWith("/" + key)
                  && Similarity.isNear(lower.substring(0, lower.length() - key.length()), PREFIX));
      if (almost) {
        meant = known;
        break;
      }
    }
    if (!meant.isEmpty()) {
      sink.key(
          scraped.object(),
          "scrape-annotation-misspelt",
          scraped.path(name),
          "nobody reads the annotation `" + name + "`",
          "Did you mean `" + meant + "`?");
    }
  }

  /** Annotations on a Deployment itself reach no Pod. */
  private static void misplaced(ScrapedObject scraped, FindingSink sink) {
    if (scraped.kind().equals("Pod") || scraped.kind().equals("Service")) {
      return;
    }
    if (scraped.ownAnnotations().containsKey(PREFIX + "scrape")) {
      sink.key(
          scraped.object(),
          "scrape-value-invalid",
          FieldPath.of("metadata", "annotations", PREFIX + "scrape"),
          "the agent looks at Pods and Services, not at a " + scraped.kind(),
          "Move it to spec.template.metadata.annotations");
    }
  }

  private static void port(
      ScrapedObject scraped, YamlMapping.@Nullable Entry port, FindingSink sink) {
    if (port == null) {
      sink.key(
          scraped.object(),
          "scrape-port-missing",
          scraped.path(PREFIX + "scrape"),
          "without "
              + PREFIX
              + "port every port of this "
              + scraped.kind().toLowerCase(Locale.ROOT)
              + " is scraped",
          "Name the port that serves metrics");
      return;
    }
    String value = text(port.value());
    if (!value.matches("[0-9]+")) {
      sink.value(
          scraped.object(),
          "scrape-value-invalid",
          scraped.path(PREFIX + "port"),
          "a port is a number, so `" + value + "` is ignored",
          "Write the number of the container port in quotes");
      return;
    }
    Set<String> ports = new TreeSet<>(scraped.ports());
    if (!ports.isEmpty() && !ports.contains(value)) {
      sink.value(
          scraped.object(),
          "scrape-port-unknown",
          scraped.path(PREFIX + "port"),
          scraped.kind().equals("Service")
              ? "this Service has no port that leads to " + value
              : "no container declares port " + value,
          "Declared: " + String.join(", ", ports));
    }
  }

  private static void scheme(
      ScrapedObject scraped, YamlMapping.@Nullable Entry scheme, FindingSink sink) {
    if (scheme != null && !List.of("http", "https").contains(text(scheme.value()))) {
      sink.value(
          scraped.object(),
          "scrape-value-invalid",
          scraped.path(PREFIX + "scheme"),
          "only http and https are read",
          null);
    }
  }

  private static String text(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.text() : "";
  }
}
