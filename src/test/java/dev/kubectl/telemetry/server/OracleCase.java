package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.server.KnownDeviation.Side;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One generated object, for the server and for us.
 *
 * @param written in both cases as text of its own kind: JSON for the server, YAML for us
 * @param defaults whether defaults come before the verdict
 */
record OracleCase(long seed, String version, Tree.Mapping written, boolean defaults) {

  ServerAnswer ask(ControlPlane server) throws IOException, InterruptedException {
    Tree sent = defaults ? withDefaults(written) : written;
    return ask(server, version, "application/json", JsonWriter.write(sent));
  }

  /** Sends a text as a dry run that is strict about unknown fields. */
  static ServerAnswer ask(ControlPlane server, String version, String type, String text)
      throws IOException, InterruptedException {
    return server.send(
        server
            .request(list(version) + "?dryRun=All&fieldValidation=Strict")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  /** Where the pipelines of a version are listed and created. */
  static String list(String version) {
    return "/apis/telemetry.kyma-project.io/" + version + "/metricpipelines";
  }

  /** The CEL rules, by their messages, that are among the causes. */
  static List<String> broken(Set<String> rules, List<String> causes) {
    return rules.stream()
        .filter(rule -> causes.stream().anyMatch(cause -> cause.endsWith(": " + rule)))
        .toList();
  }

  /** What cannot be explained; takes note of the known deviations that explain the rest. */
  Optional<String> disagreement(ServerAnswer server, Set<KnownDeviation> met, Set<String> rules) {
    OurVerdict ours = OurVerdict.of(YamlWriter.write(written), defaults);
    if (ours.accepted() == server.accepted()) {
      List<String> causes =
          server.causes().stream()
              .filter(cause -> KnownDeviation.of(Side.SERVER, cause).isEmpty())
              .toList();
      List<String> unsaid = new ArrayList<>(broken(rules, causes));
      unsaid.removeAll(broken(rules, ours.causes()));
      return unsaid.isEmpty() || !ours.read()
          ? Optional.empty()
          : Optional.of(
              "seed %d: the server alone says %s, we say %s%n%s"
                  .formatted(seed, unsaid, ours.causes(), JsonWriter.write(written)));
    }
    Side refusing = ours.accepted() ? Side.SERVER : Side.OURS;
    List<String> causes = ours.accepted() ? server.causes() : ours.causes();
    List<KnownDeviation> known = new ArrayList<>();
    causes.forEach(cause -> KnownDeviation.of(refusing, cause).ifPresent(known::add));
    if (known.size() == causes.size()) {
      met.addAll(known);
      return Optional.empty();
    }
    return Optional.of(
        "seed %d, %s, %s refuses alone (server says %d): %s%n%s"
            .formatted(
                seed,
                defaults ? "with defaults" : "as written",
                refusing,
                server.status(),
                causes,
                JsonWriter.write(written)));
  }

  /** What the manager's webhook does, as far as schema and rules can tell. */
  private static Tree.Mapping withDefaults(Tree.Mapping object) {
    Tree spec = object.get("spec");
    if (spec == null || spec.equals(Tree.NULL)) {
      return object.with("spec", Tree.mapping().put("input", Tree.EMPTY_MAPPING).build());
    }
    if (spec instanceof Tree.Mapping fields
        && fields.get("output") instanceof Tree.Mapping output
        && output.get("otlp") instanceof Tree.Mapping otlp
        && isEmpty(otlp.get("protocol"))) {
      Tree.Mapping withProtocol = otlp.with("protocol", Tree.of("grpc"));
      return object.with("spec", fields.with("output", output.with("otlp", withProtocol)));
    }
    return object;
  }

  private static boolean isEmpty(@Nullable Tree text) {
    return text == null || text.equals(Tree.NULL) || text.equals(Tree.of(""));
  }
}
