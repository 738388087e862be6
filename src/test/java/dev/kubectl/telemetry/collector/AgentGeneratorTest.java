package dev.kubectl.telemetry.collector;

import static dev.kubectl.telemetry.collector.Configurations.agent;
import static dev.kubectl.telemetry.collector.Configurations.allTexts;
import static dev.kubectl.telemetry.collector.Configurations.at;
import static dev.kubectl.telemetry.collector.Configurations.mapping;
import static dev.kubectl.telemetry.collector.Configurations.originAt;
import static dev.kubectl.telemetry.collector.Configurations.texts;
import static dev.kubectl.telemetry.collector.Pipelines.withInput;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentGeneratorTest {
  private static final String JOBS = "scrape_configs";

  private static Tree generate(ResolvedPipeline... pipelines) {
    return AgentGenerator.generate(List.of(pipelines), agent(Distribution.KYMA, false)).tree();
  }

  @Test
  void theOrderOfPipelinesChangesNoByte() {
    ResolvedPipeline one =
        withInput(
            "test1",
            "{runtime: {enabled: true, namespaces: {include: [default]}},"
                + " prometheus: {enabled: true, namespaces: {exclude: [kube-system]}}}");
    ResolvedPipeline two = withInput("test2", "{istio: {enabled: true}}");
    ResolvedPipeline three = withInput("test3", "{runtime: {enabled: true}}");
    String text = YamlWriter.write(generate(one, two, three));
    assertThat(YamlWriter.write(generate(two, one, three))).isEqualTo(text);
    assertThat(YamlWriter.write(generate(three, two, one))).isEqualTo(text);
    assertThat(YamlWriter.write(generate(one, two, three))).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void oneResourceOffSwitchesOffOnlyItsOwnMetrics(RuntimeResource resource) {
    Tree all = generate(withInput("a", "{runtime: {enabled: true}}"));
    Tree some =
        generate(
            withInput(
                "a",
                "{runtime: {enabled: true, resources: {"
                    + resource.key()
                    + ": {enabled: false}}}}"));
    List<String> groups = new ArrayList<>(texts(all, "receivers", "kubeletstats", "metric_groups"));
    groups.remove(resource.key());
    assertThat(texts(some, "receivers", "kubeletstats", "metric_groups")).isEqualTo(groups);

    Set<String> added = new HashSet<>(metrics(some));
    added.removeAll(metrics(all));
    int expected =
        switch (resource) {
          case POD -> 1;
          case CONTAINER, JOB -> 5;
          case DEPLOYMENT -> 2;
          case STATEFULSET, DAEMONSET -> 4;
          case NODE, VOLUME -> 0;
        };
    assertThat(added)
        .hasSize(expected)
        .allMatch(metric -> metric.startsWith("k8s." + resource.key() + "."));
    assertThat(texts(some, "service", "pipelines", "metrics/output-a", "processors"))
        .contains("filter/drop-runtime-" + resource.key() + "-metrics");
  }

  private static Set<String> metrics(Tree tree) {
    return mapping(tree, "receivers", "k8s_cluster", "metrics").entries().keySet();
  }

  @Test
  void istioInTheClusterAddsOneJob() {
    ResolvedPipeline pipeline = withInput("a", "{prometheus: {enabled: true}}");
    Tree without = generate(pipeline);
    Tree with = AgentGenerator.generate(List.of(pipeline), agent(Distribution.KYMA, true)).tree();
    Tree.Sequence jobs =
        (Tree.Sequence) at(with, "receivers", "prometheus/app-services", "config", JOBS);
    assertThat(jobs.items()).hasSize(2);
    assertThat(at(jobs, "1", "job_name")).hasToString("app-services-secure");
    assertThat(at(jobs, "0"))
        .isEqualTo(at(without, "receivers", "prometheus/app-services", "config", JOBS, "0"));
    assertThat(mapping(with, "processors")).isEqualTo(mapping(without, "processors"));
    assertThat(mapping(with, "service")).isEqualTo(mapping(without, "service"));
  }

  @Test
  void whatIsCollectedNamesTheFirstPipelineThatAskedForIt() {
    Tree tree =
        generate(
            withInput("b", "{runtime: {enabled: true}}"),
            withInput("a", "{runtime: {enabled: true, resources: {pod: {enabled: false}}}}"));
    assertThat(originAt(tree, "receivers", "kubeletstats", "metric_groups", "1"))
        .hasToString("Field[kind=MetricPipeline, name=b, path=spec.input.runtime.enabled]");
    assertThat(originAt(tree, "service", "pipelines", "metrics/output-a", "processors", "0"))
        .hasToString(
            "Field[kind=MetricPipeline, name=a, path=spec.input.runtime.resources.pod.enabled]");
  }

  @Test
  void everyStepSaysWhyItIsThere() {
    Tree tree =
        generate(
            withInput(
                "a",
                "{runtime: {enabled: true}, prometheus: {enabled: true}, istio: {enabled: true}}"));
    mapping(tree, "service", "pipelines")
        .entries()
        .forEach((id, stages) -> {
          for (String part : List.of("receivers", "processors", "exporters")) {
            for (Tree step : ((Tree.Sequence) at(stages, part)).items()) {
              assertThat(step.origin()).as(id + " " + step).isNotNull();
            }
          }
        });
  }

  @Test
  void anUpstreamCollectorGetsNothingThatOnlyKymaHas() {
    CollectorConfiguration built =
        AgentGenerator.generate(
            List.of(withInput("a", "{istio: {enabled: true}}")),
            agent(Distribution.UPSTREAM, false));
    assertThat(allTexts(built.tree()))
        .doesNotContain("istio_noise_filter", "service_enrichment")
        .contains("transform/service-enrichment");
    assertThat(built.notes()).hasSize(2);
  }
}
