package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.field;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.collector.resolve.BackendValues;
import dev.kubectl.telemetry.collector.resolve.OutputFields;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import org.jspecify.annotations.Nullable;

/** The exporter to a pipeline's backend. It holds no value, only references to variables. */
public final class Exporters {
  /** Batches waiting in one collector, over all its pipelines. */
  private static final int QUEUE_CAPACITY = 256;

  private Exporters() {}

  /** The share of one of so many pipelines in the queue; never so small that it means "off". */
  public static int queueSize(int pipelines) {
    return Math.max(1, QUEUE_CAPACITY / Math.max(1, pipelines));
  }

  /** The exporter of one pipeline. Sets the variables that it refers to. */
  public static Component otlp(ResolvedPipeline resolved, int queueSize, Variables variables) {
    MetricPipeline pipeline = resolved.pipeline();
    Output.Otlp otlp = resolved.otlp();
    boolean http = "http".equals(otlp.protocol());
    boolean withPath = !isEmpty(otlp.path());
    String endpoint =
        variables.reference("OTLP_ENDPOINT", pipeline.name(), resolved.values().target());
    FieldPath target = withPath ? OutputFields.PATH : OutputFields.ENDPOINT;

    Tree.Builder exporter = Tree.mapping();
    exporter.put(
        withPath ? "metrics_endpoint" : "endpoint",
        Tree.of(endpoint).because(field(pipeline, target)));
    if (resolved.values().oauth2() != null) {
      exporter.put(
          "auth",
          Tree.mapping()
              .put("authenticator", ClientAuthentication.id(pipeline))
              .build()
              .because(field(pipeline, OutputFields.OAUTH2)));
    }
    exporter
        .putIfNotEmpty("headers", headers(resolved, variables))
        .putIfNotEmpty("tls", tls(resolved, variables))
        .put("compression", compression(pipeline, otlp.compression()))
        .put("sending_queue", sendingQueue(queueSize))
        .put("retry_on_failure", retryOnFailure());
    return new Component(
        Component.Kind.EXPORTER,
        (http ? "otlp_http/" : "otlp_grpc/") + pipeline.name(),
        exporter.build(),
        field(pipeline, OutputFields.OTLP));
  }

  private static Tree.Mapping headers(ResolvedPipeline resolved, Variables variables) {
    MetricPipeline pipeline = resolved.pipeline();
    Tree.Builder headers = Tree.mapping();
    String basic = resolved.values().basicAuthorization();
    if (basic != null) {
      String reference = variables.reference("BASIC_AUTH_HEADER", pipeline.name(), basic);
      headers.put("Authorization", Tree.of(reference).because(field(pipeline, OutputFields.BASIC)));
    }
    for (BackendValues.HeaderValue header : resolved.values().headers()) {
      String reference = variables.headerReference(pipeline.name(), header.name(), header.text());
      FieldPath path = OutputFields.HEADERS.index(header.position());
      headers.put(header.name(), Tree.of(reference).because(field(pipeline, path)));
    }
    return headers.build();
  }

  private static Tree.Mapping tls(ResolvedPipeline resolved, Variables variables) {
    MetricPipeline pipeline = resolved.pipeline();
    BackendValues values = resolved.values();
    Output.Tls tls = resolved.otlp().tls();
    boolean asked = tls != null && Boolean.TRUE.equals(tls.insecure());
    boolean skipVerify = tls != null && Boolean.TRUE.equals(tls.insecureSkipVerify());
    boolean insecure = asked || values.plainHttp();
    boolean certificates = values.authority() != null || values.certificate() != null;
    if (!insecure && !skipVerify && !certificates) {
      return Tree.EMPTY_MAPPING;
    }
    Origin why =
        asked
            ? field(pipeline, OutputFields.INSECURE)
            : insecure ? field(pipeline, OutputFields.ENDPOINT) : rule("transport security is on");
    Tree.Builder settings = Tree.mapping().put("insecure", Tree.of(insecure).because(why));
    if (skipVerify) {
      Origin skip = field(pipeline, OutputFields.INSECURE_SKIP_VERIFY);
      settings.put("insecure_skip_verify", Tree.TRUE.because(skip));
    }
    ReferenceBlock pem = new ReferenceBlock(pipeline, settings, variables);
    pem.put("cert_pem", "OTLP_TLS_CERT_PEM", values.certificate(), OutputFields.CERTIFICATE);
    pem.put("key_pem", "OTLP_TLS_KEY_PEM", values.privateKey(), OutputFields.PRIVATE_KEY);
    pem.put("ca_pem", "OTLP_TLS_CA_PEM", values.authority(), OutputFields.AUTHORITY);
    return settings.build().because(tls == null ? why : field(pipeline, OutputFields.TLS));
  }

  private static Tree compression(MetricPipeline pipeline, @Nullable String compression) {
    return compression == null || compression.isEmpty()
        ? Tree.of("gzip").because(rule("gzip unless the pipeline says otherwise"))
        : Tree.of(compression).because(field(pipeline, OutputFields.COMPRESSION));
  }

  private static Tree sendingQueue(int size) {
    return Tree.mapping()
        .put("enabled", true)
        .put("queue_size", size)
        .build()
        .because(rule("a queue of 256 batches is shared by all pipelines of the collector"));
  }

  private static Tree retryOnFailure() {
    return Tree.mapping()
        .put("enabled", true)
        .put("initial_interval", "5s")
        .put("max_interval", "30s")
        .put("max_elapsed_time", "300s")
        .build()
        .because(rule("a batch that the backend does not take is tried again for 5 minutes"));
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
