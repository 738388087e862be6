package dev.kubectl.telemetry.graph;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.graph.FlowNode.Kind;
import dev.kubectl.telemetry.graph.words.BackendWords;
import dev.kubectl.telemetry.graph.words.CollectorWords;
import dev.kubectl.telemetry.graph.words.StepWords;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.plan.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps that belong to one pipeline: what it takes, changes, drops and sends. */
final class PipelineFlow {
  private final FlowBuilder flow;
  private final CollectorWords words;
  private final Optional<CollectorTree> gateway;
  private final Optional<CollectorTree> agent;
  private final boolean moduleHealth;

  PipelineFlow(
      FlowBuilder flow,
      CollectorWords words,
      Optional<CollectorTree> gateway,
      Optional<CollectorTree> agent,
      boolean moduleHealth) {
    this.flow = flow;
    this.words = words;
    this.gateway = gateway;
    this.agent = agent;
    this.moduleHealth = moduleHealth;
  }

  private static String group(String name) {
    return "MetricPipeline " + name;
  }

  private static String id(String name, String step) {
    return "pipelines/" + name + "/" + step;
  }

  /** Adds a pipeline that takes part; it has been defaulted. */
  void add(MetricPipeline pipeline) {
    StepWords steps = new StepWords(pipeline);
    List<String> last = new ArrayList<>();
    if (gateway.isPresent()) {
      List<FlowLine> lines = steps.fromGateway(moduleHealth);
      last.add(
          step(pipeline, "from-gateway", "from the gateway", lines, List.of("gateway/enrichment")));
    }
    if (agent.isPresent() && ActiveInputs.of(pipeline).anyPulled()) {
      List<FlowLine> lines = steps.fromAgent(words);
      last.add(step(pipeline, "from-agent", "from the agent", lines, List.of("agent/enrichment")));
    }
    if (!pipeline.spec().transforms().isEmpty()) {
      last = List.of(step(pipeline, "transform", "transform", steps.transform(), last));
    }
    if (!pipeline.spec().filters().isEmpty()) {
      last = List.of(step(pipeline, "filter", "filter", steps.filter(), last));
    }
    last = List.of(step(pipeline, "send", "send", sending(pipeline), last));
    backend(pipeline, last);
  }

  private String step(
      MetricPipeline pipeline,
      String step,
      String title,
      List<FlowLine> lines,
      List<String> before) {
    String id = id(pipeline.name(), step);
    String name = pipeline.name();
    flow.add(id, Kind.STEP, group(name), name, title, lines, before);
    return id;
  }

  private List<FlowLine> sending(MetricPipeline pipeline) {
    List<FlowLine> lines = new ArrayList<>();
    String name = pipeline.name();
    Object compression = gatewaySetting(name, "compression");
    lines.add(
        FlowLine.words(
            "makes batches of up to 1024, at the latest every 10s"
                + ("none".equals(compression) ? "" : ", compressed with " + compression)));
    Object ofGateway = gatewaySetting(name, "sending_queue", "queue_size");
    Object ofAgent =
        agent
            .map(tree ->
                tree.exporterSetting("metrics/output-" + name, "sending_queue", "queue_size"))
            .orElse(null);
    lines.add(
        FlowLine.words(
            "holds up to "
                + ofGateway
                + " batches in the memory of each gateway Pod"
                + (ofAgent == null ? "" : ", " + ofAgent + " in that of each agent Pod")));
    Object elapsed = gatewaySetting(name, "retry_on_failure", "max_elapsed_time");
    lines.add(
        FlowLine.words(
            "tries again for "
                + GoDuration.parse(String.valueOf(elapsed))
                    .map(duration -> duration.toMinutes() + " minutes")
                    .orElse("a while")
                + ", then drops the batch"));
    return lines;
  }

  private void backend(MetricPipeline pipeline, List<String> before) {
    Output output = pipeline.spec().output();
    Output.Otlp otlp = Objects.requireNonNull(output == null ? null : output.otlp(), "no output");
    BackendWords backend = new BackendWords(otlp);
    String name = pipeline.name();
    boolean insecure = Boolean.TRUE.equals(gatewaySetting(name, "tls", "insecure"));
    flow.add(
        id(name, "backend"),
        Kind.BACKEND,
        group(name),
        name,
        backend.title(),
        backend.lines(insecure),
        before);
  }

  private @Nullable Object gatewaySetting(String name, String... path) {
    return gateway
        .map(tree -> tree.exporterSetting("metrics/" + name + "-output", path))
        .orElse(null);
  }

  /** Adds a pipeline without a way for its data. */
  static Consumer<Verdict> leftOut(FlowBuilder flow) {
    return verdict -> {
      String name = verdict.pipeline().name();
      Condition condition = verdict.configurationGenerated();
      flow.add(
          id(name, "left-out"),
          Kind.LEFT_OUT,
          group(name),
          name,
          "left out: no data flows",
          List.of(
              FlowLine.words(
                  condition.type() + " is " + condition.status() + ", " + condition.reason()),
              FlowLine.words(condition.message())),
          List.of());
    };
  }
}
