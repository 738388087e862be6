package dev.kubectl.telemetry.random;

import java.util.List;
import java.util.Set;

/** Names of pipelines and of namespaces. */
final class RandomNames {
  private static final List<String> PLAIN =
      List.of("backend", "cls", "dynatrace", "load-test-1", "team-metrics", "test", "test10");

  /** Legal names of objects that collide, clash with ids of ours, or read like other YAML. */
  private static final List<String> ODD =
      List.of(
          "a",
          "a.b",
          "a-b",
          "a.b-c",
          "a-b.c",
          "a-b-c",
          "0",
          "1.0",
          "0x1f",
          "1e3",
          "12",
          "1-2",
          "null",
          "yes",
          "on",
          "n",
          "true",
          "kyma",
          "input",
          "input-otlp",
          "enrichment",
          "otlp-output",
          "user-defined-a",
          "a-filter-by-namespace-otlp-input",
          "user-defined-a-filter-by-namespace-otlp-input",
          "user-defined-a-filter-by-namespace-runtime-input",
          "drop-if-input-source-otlp",
          "drop-envoy-metrics-if-disabled",
          "env.otlp-endpoint",
          "2024-01-01",
          "x".repeat(63),
          "x".repeat(253),
          ("y".repeat(62) + ".").repeat(4) + "z");

  private static final List<String> WRONG =
      List.of(
          "A_B",
          "a b",
          "a/b",
          "a::b",
          "ünï",
          "a+b",
          "a=b",
          "${env:HOME}",
          "${MY_POD_IP}",
          "$",
          "a:b",
          " a",
          "a\n",
          "\"",
          "a\" or true or \"",
          "-",
          "z".repeat(254),
          "z".repeat(2000));

  private static final List<String> NAMESPACES =
      List.of("default", "kyma-system", "kube-system", "istio-system", "apps", "team-b");

  private static final List<String> ODD_NAMESPACES =
      List.of("0", "1-2", "true", "null", "n", "a".repeat(63));

  private static final List<String> WRONG_NAMESPACES =
      List.of(
          "a\" or true or \"",
          "a\\",
          "\"",
          "${OTLP_ENDPOINT_A}",
          "$$",
          "$1",
          "A",
          "",
          "a b",
          "a\nb",
          "a.b",
          "-a",
          "a".repeat(64),
          "ü");

  private final Chance chance;

  RandomNames(Chance chance) {
    this.chance = chance;
  }

  /** A name that is not yet taken. */
  String pipeline(Set<String> taken) {
    String name = chance.one(PLAIN, ODD, WRONG);
    return taken.contains(name) ? "p-" + chance.mark() : name;
  }

  String namespace() {
    return chance.one(NAMESPACES, ODD_NAMESPACES, WRONG_NAMESPACES);
  }
}
