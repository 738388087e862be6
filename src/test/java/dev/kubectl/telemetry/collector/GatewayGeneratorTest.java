package dev.kubectl.telemetry.collector;

import static dev.kubectl.telemetry.collector.Configurations.allTexts;
import static dev.kubectl.telemetry.collector.Configurations.at;
import static dev.kubectl.telemetry.collector.Configurations.gateway;
import static dev.kubectl.telemetry.collector.Configurations.mapping;
import static dev.kubectl.telemetry.collector.Configurations.originAt;
import static dev.kubectl.telemetry.collector.Configurations.texts;
import static dev.kubectl.telemetry.collector.Pipelines.resolved;
import static dev.kubectl.telemetry.collector.Pipelines.withInput;
import static dev.kubectl.telemetry.collector.Pipelines.withOutput;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatewayGeneratorTest {
  private static CollectorConfiguration generate(ResolvedPipeline... pipelines) {
    return GatewayGenerator.generate(List.of(pipelines), gateway(Distribution.KYMA));
  }

  @Test
  void theOrderOfPipelinesChangesNoByte() {
    List<ResolvedPipeline> pipelines = new ArrayList<>();
    for (String name : List.of("b", "a.b", "a-b", "a", "a-b-c")) {
      pipelines.add(
          withOutput(
              name,
              """
              {endpoint: {value: "https://h:1"}, headers: [{name: c, value: v}],
               authentication: {oauth2: {tokenURL: {value: t}, clientID: {value: i},
                 clientSecret: {value: s}}}}\
              """));
    }
    CollectorConfiguration first = GatewayGenerator.generate(pipelines, gateway(Distribution.KYMA));
    long seed = 20_261_124;
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(pipelines, random);
      CollectorConfiguration again =
          GatewayGenerator.generate(pipelines, gateway(Distribution.KYMA));
      assertThat(YamlWriter.write(again.tree()))
          .as("seed " + seed)
          .isEqualTo(YamlWriter.write(first.tree()));
      assertThat(again.environment()).as("seed " + seed).isEqualTo(first.environment());
    }
  }

  @Test
  void aQueueHoldsAtLeastOneBatchHoweverManyPipelinesThereAre() {
    List<ResolvedPipeline> pipelines =
        IntStream.range(0, 257).mapToObj(i -> withInput("p-" + i, "{}")).toList();
    Tree tree = GatewayGenerator.generate(pipelines, gateway(Distribution.KYMA)).tree();
    assertThat(at(tree, "exporters", "otlp_grpc/p-0", "sending_queue", "queue_size"))
        .isEqualTo(Tree.of(1));
  }

  @Test
  void compressionIsGzipUnlessThePipelineSaysOtherwise() {
    Tree tree =
        generate(
                withOutput("unset", "{endpoint: {value: a}}"),
                withOutput("snappy", "{endpoint: {value: a}, compression: snappy}"))
            .tree();
    assertThat(at(tree, "exporters", "otlp_grpc/unset", "compression")).hasToString("gzip");
    assertThat(at(tree, "exporters", "otlp_grpc/snappy", "compression")).hasToString("snappy");
  }

  @Test
  void skippingVerificationAloneKeepsTransportSecurity() {
    Tree tree =
        generate(withOutput("a", "{endpoint: {value: a}, tls: {insecureSkipVerify: true}}")).tree();
    assertThat(at(tree, "exporters", "otlp_grpc/a", "tls"))
        .isEqualTo(Tree.mapping().put("insecure", false).put("insecure_skip_verify", true).build());
  }

  @Test
  void variablesOfPipelinesWithSimilarNamesStayApart() {
    CollectorConfiguration built =
        generate(
            withOutput("a.b", "{endpoint: {value: dot}}"),
            withOutput("a-b", "{endpoint: {value: dash}}"));
    Tree tree = built.tree();
    String dash = at(tree, "exporters", "otlp_grpc/a-b", "endpoint").toString();
    String dot = at(tree, "exporters", "otlp_grpc/a.b", "endpoint").toString();
    assertThat(dash).isEqualTo("${OTLP_ENDPOINT_A_B}");
    assertThat(dot).matches("\\$\\{OTLP_ENDPOINT_A_B_[0-9A-F]{8}}");
    assertThat(built.environment().variables())
        .containsEntry("OTLP_ENDPOINT_A_B", "dash")
        .containsEntry(dot.substring(2, dot.length() - 1), "dot");
  }

  @Test
  void everyLegalHeaderNameMakesALegalVariableName() {
    CollectorConfiguration built =
        generate(
            withOutput(
                "a",
                """
                {endpoint: {value: a}, headers: [{name: "x+y", value: 1st}, {name: "x~y", value: 2nd},
                 {name: "x_y", value: 3rd}, {name: "X-Y", value: 4th}, {name: "!#$%&'*^`|", value: 5th}]}\
                """));
    assertThat(built.environment().variables().keySet())
        .allMatch(n -> n.matches("[A-Z_][A-Z0-9_]*"));
    assertThat(built.environment().variables().values())
        .contains("1st", "2nd", "3rd", "4th", "5th");
  }

  @Test
  void noValueCanReadAnotherPipelinesCredentials() {
    CollectorConfiguration built =
        generate(
            withOutput(
                "a",
                """
                {endpoint: {value: "h:1"}, headers: [{name: h, value: "${HEADER_B_H}"}],
                 authentication: {oauth2: {tokenURL: {value: t}, clientID: {value: i},
                   clientSecret: {value: s}, scopes: ["${X}", "a$b"], params: {p: "x$$y"}}}}\
                """));
    assertThat(built.environment().asTheCollectorReadsThem())
        .containsEntry("HEADER_A_H", "$${HEADER_B_H}");
    Tree extension = at(built.tree(), "extensions", "oauth2client/a");
    assertThat(texts(extension, "scopes")).containsExactly("$${X}", "a$b");
    assertThat(at(extension, "endpoint_params", "p")).hasToString("x$$$$y");
  }

  @Test
  void theNameOfTheClusterCannotLeaveItsQuotes() {
    Tree tree =
        GatewayGenerator.generate(
                List.of(withInput("a", "{}")), Configurations.gatewayOf("a\"b\\c\n${X}"))
            .tree();
    assertThat(
            at(
                tree,
                "processors",
                "transform/insert-cluster-attributes",
                "metric_statements",
                "0",
                "statements",
                "0"))
        .asString()
        .startsWith(
            "set(resource.attributes[\"k8s.cluster.name\"], \"a\\\"b\\\\c\\n$${X}\") where");
  }

  @Test
  void processorsThatClaimOneIdAreBothThere() {
    Tree tree =
        generate(
                resolved(
                    "a-filter-by-namespace-otlp-input",
                    """
                    output: {otlp: {endpoint: {value: a}}}
                    filter: [{conditions: ["metric.type == 1"]}]
                    """),
                withInput("user-defined-a", "{otlp: {namespaces: {include: [x]}}}"))
            .tree();
    String id =
        texts(tree, "service", "pipelines", "metrics/user-defined-a-output", "processors")
            .getFirst();
    assertThat(id).startsWith("filter/user-defined-a-filter-by-namespace-otlp-input-");
    assertThat(allTexts(at(tree, "processors", id)))
        .anyMatch(text -> text.contains("k8s.namespace.name"));
    assertThat(
            allTexts(
                at(tree, "processors", "filter/user-defined-a-filter-by-namespace-otlp-input")))
        .contains("metric.type == 1");
  }

  @Test
  void whatAUserWroteKnowsItsField() {
    Tree tree =
        generate(
                resolved(
                    "a",
                    """
                    input: {otlp: {namespaces: {exclude: [x]}}}
                    output: {otlp: {endpoint: {value: a}, headers: [{name: h, value: v}]}}
                    transform: [{statements: [one, two]}]
                    """))
            .tree();
    assertThat(
            originAt(
                tree,
                "processors",
                "transform/user-defined-a",
                "metric_statements",
                "0",
                "statements",
                "1"))
        .hasToString(field("spec.transform[0].statements[1]"));
    assertThat(originAt(tree, "exporters", "otlp_grpc/a", "headers", "h"))
        .hasToString(field("spec.output.otlp.headers[0]"));
    assertThat(
            originAt(
                tree,
                "processors",
                "filter/a-filter-by-namespace-otlp-input",
                "metric_conditions",
                "0",
                "conditions",
                "0"))
        .hasToString(field("spec.input.otlp.namespaces.exclude"));
  }

  private static String field(String path) {
    return "Field[kind=MetricPipeline, name=a, path=" + path + "]";
  }

  @Test
  void everyComponentAndEveryStepSaysWhyItIsThere() {
    Tree tree = generate(withInput("a", "{otlp: {enabled: false}}")).tree();
    for (String section :
        List.of("receivers", "processors", "exporters", "connectors", "extensions")) {
      mapping(tree, section)
          .entries()
          .forEach((id, component) -> assertThat(component.origin()).as(id).isNotNull());
    }
    mapping(tree, "service", "pipelines")
        .entries()
        .forEach((id, stages) -> {
          assertThat(stages.origin()).as(id).isNotNull();
          for (String part : List.of("receivers", "processors", "exporters")) {
            for (Tree step : ((Tree.Sequence) at(stages, part)).items()) {
              assertThat(step.origin()).as(id + " " + step).isNotNull();
            }
          }
        });
    assertThat(originAt(tree, "extensions", "k8s_leader_elector", "lease_namespace"))
        .isEqualTo(new Origin.Fact("gatewayNamespace"));
  }

  @Test
  void anUpstreamCollectorGetsNothingThatOnlyKymaHas() {
    CollectorConfiguration built =
        GatewayGenerator.generate(List.of(withInput("a", "{}")), gateway(Distribution.UPSTREAM));
    assertThat(allTexts(built.tree()))
        .doesNotContain("kymastats", "service_enrichment", "metrics/input-kyma-stats")
        .contains("transform/service-enrichment");
    assertThat(built.notes()).hasSize(2);
  }

  @Test
  void valuesAreNeverShownAsText() {
    ResolvedPipeline pipeline =
        withOutput(
            "a",
            "{endpoint: {value: secret-1}, headers: [{name: h, value: secret-2}], authentication:"
                + " {basic: {user: {value: u}, password: {value: secret-3}}}}");
    assertThat(generate(pipeline).environment()).asString().doesNotContain("secret");
    assertThat(pipeline + " " + pipeline.values() + pipeline.values().headers())
        .doesNotContain("secret");
    assertThat(allTexts(generate(pipeline).tree())).noneMatch(text -> text.contains("secret-"));
  }
}
