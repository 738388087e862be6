package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cluster.Landscape;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.scaffold.Lines;
import dev.kubectl.telemetry.scaffold.Offers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code --from-cluster} finds, and how that is told where nobody can be asked. */
final class ClusterOffers {
  private static final int WIDTH = 80;
  private static final int MOST_SECRETS = 20;

  private ClusterOffers() {}

  static Offers of(Connection connection) {
    Landscape landscape = Landscape.of(connection);
    List<Offers.Credentials> secrets = new ArrayList<>();
    for (Map.Entry<String, List<String>> secret : landscape.secrets().entrySet()) {
      int slash = secret.getKey().indexOf('/');
      secrets.add(
          new Offers.Credentials(
              secret.getKey().substring(0, slash),
              secret.getKey().substring(slash + 1),
              secret.getValue()));
    }
    String context = connection.context();
    return new Offers(
        context.isEmpty() ? connection.server().getHost() : context,
        landscape.istio(),
        landscape.annotated(),
        landscape.namespaces(),
        secrets,
        landscape.pipelines(),
        landscape.unread());
  }

  /** As a list, for whoever has to choose by flags. */
  static String text(Offers offers, Console console) {
    StringBuilder text = new StringBuilder();
    text.append(console.bold("In " + Console.safe(offers.source()))).append('\n');
    line("istio", offers.istio() ? "is installed" : "is not installed", text);
    line(
        "scraped",
        offers.annotated().isEmpty()
            ? "no workload has the annotation prometheus.io/scrape"
            : offers.annotatedWorkloads()
                + (offers.annotatedWorkloads() == 1 ? " workload" : " workloads")
                + " with prometheus.io/scrape, in "
                + String.join(", ", offers.annotated().keySet()),
        text);
    if (!offers.namespaces().isEmpty()) {
      line("namespaces", String.join(", ", offers.namespaces()), text);
    }
    if (!offers.pipelines().isEmpty()) {
      line("pipelines", String.join(", ", offers.pipelines()), text);
    }
    offers.secrets().stream()
        .limit(MOST_SECRETS)
        .forEach(secret ->
            line("secret", secret.word() + " (" + String.join(", ", secret.keys()) + ")", text));
    if (offers.secrets().size() > MOST_SECRETS) {
      line("secret", offers.secrets().size() - MOST_SECRETS + " more", text);
    }
    offers.unread().forEach(sentence -> line("unknown", sentence, text));
    return text.toString();
  }

  private static void line(String label, String value, StringBuilder text) {
    String indent = "  %-12s".formatted(label);
    for (String line : Lines.wrapped(Console.safe(value), WIDTH - indent.length())) {
      text.append(indent).append(line).append('\n');
      indent = " ".repeat(indent.length());
    }
  }
}
