package dev.kubectl.telemetry.scaffold;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.scaffold.backend.Authentication;
import dev.kubectl.telemetry.scaffold.backend.Protocol;
import dev.kubectl.telemetry.scaffold.backend.SecretKeys;
import dev.kubectl.telemetry.scaffold.backend.Temporality;
import dev.kubectl.telemetry.scaffold.recipe.Contribution;
import dev.kubectl.telemetry.scaffold.recipe.RecipeUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers to a pipeline, and to the comments in its manifest. */
final class PipelineParts {
  private static final FieldPath INPUT = FieldPath.of("spec", "input");
  private static final FieldPath OTLP = FieldPath.of("spec", "output", "otlp");

  private final Answers answers;
  private final Map<FieldPath, String> comments = new LinkedHashMap<>();
  private final Set<String> dropped = new HashSet<>();

  private PipelineParts(Answers answers) {
    this.answers = answers;
  }

  /** The manifest as text. */
  static String manifest(Answers answers) {
    PipelineParts parts = new PipelineParts(answers);
    MetricPipeline pipeline = parts.pipeline();
    return CommentedYaml.write(PipelineEncoder.tree(pipeline), parts.comments);
  }

  private MetricPipeline pipeline() {
    List<MetricPipeline.Transform> transforms = new ArrayList<>();
    List<MetricPipeline.Filter> filters = new ArrayList<>();
    Stream.concat(answers.transforms().stream(), answers.filters().stream())
        .forEach(use -> add(use, transforms, filters));
    return new MetricPipeline(
        ObjectMeta.named(answers.name()),
        new MetricPipeline.Spec(
            input(),
            new Output(output()),
            transforms.isEmpty() ? null : transforms,
            filters.isEmpty() ? null : filters),
        null);
  }

  /**
   * A recipe may come with several entries: its comment stands above the first. What two recipes
   * drop is written once.
   */
  private void add(
      RecipeUse use,
      List<MetricPipeline.Transform> transforms,
      List<MetricPipeline.Filter> filters) {
    Contribution contribution = use.contribution();
    List<MetricPipeline.Filter> fresh = fresh(contribution.filters());
    String comment = use + ": " + use.recipe().title();
    FieldPath spec = FieldPath.of("spec");
    if (!contribution.transforms().isEmpty()) {
      comments.put(spec.key("transform").index(transforms.size()), comment);
    }
    if (!fresh.isEmpty()) {
      comments.put(spec.key("filter").index(filters.size()), comment);
    }
    transforms.addAll(contribution.transforms());
    filters.addAll(fresh);
  }

  private List<MetricPipeline.Filter> fresh(List<MetricPipeline.Filter> filters) {
    return filters.stream()
        .map(filter -> filter.conditions() == null ? List.<String>of() : filter.conditions())
        .map(conditions -> conditions.stream().filter(dropped::add).toList())
        .filter(conditions -> !conditions.isEmpty())
        .map(MetricPipeline.Filter::new)
        .toList();
  }

  private Input input() {
    boolean prometheus = answers.inputs().contains(InputKind.PROMETHEUS);
    boolean istio = answers.inputs().contains(InputKind.ISTIO);
    boolean runtime = answers.inputs().contains(InputKind.RUNTIME);
    Input.NamespaceSelector namespaces =
        answers.namespaces() == null ? null : answers.namespaces().selector();
    if (prometheus) {
      pulled("prometheus", "Scrapes Pods and Services with prometheus.io/scrape: \"true\"");
    }
    if (istio) {
      pulled("istio", "Scrapes the sidecars of Istio for istio_* metrics");
    }
    if (runtime) {
      pulled("runtime", "Metrics about pods, containers, nodes, volumes and workloads");
    }
    return new Input(
        prometheus ? new Input.PrometheusInput(true, namespaces, null) : null,
        istio ? new Input.IstioInput(true, namespaces, null, null) : null,
        runtime ? new Input.RuntimeInput(true, namespaces, null) : null,
        pushed(namespaces));
  }

  private void pulled(String input, String what) {
    String where =
        answers.namespaces() == null
            ? ", in all namespaces but " + String.join(", ", Defaulting.SYSTEM_NAMESPACES)
            : "";
    comments.put(INPUT.key(input), what + where + ".");
  }

  private Input.OtlpInput pushed(Input.@Nullable NamespaceSelector namespaces) {
    boolean on = answers.inputs().contains(InputKind.OTLP);
    comments.put(
        INPUT.key("otlp"),
        on
            ? "Applications push OTLP to telemetry-otlp-metrics.kyma-system, port 4317 (gRPC) or"
                + " 4318 (HTTP)."
                + temporality()
            : "On unless it is switched off.");
    return new Input.OtlpInput(on, on ? namespaces : null);
  }

  private String temporality() {
    Temporality temporality = answers.backend().temporality();
    return temporality == Temporality.ANY
        ? ""
        : " For "
            + answers.backend().title()
            + " they have to send "
            + temporality.name().toLowerCase(Locale.ROOT)
            + " counters: OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE="
            + temporality.name().toLowerCase(Locale.ROOT)
            + ".";
  }

  private Output.Otlp output() {
    SecretKeys keys = answers.keys();
    if (!answers.backend().note().isEmpty()) {
      comments.put(OTLP, answers.backend().title() + ". " + answers.backend().note());
    }
    String path = answers.backend().path();
    boolean withPath = answers.protocol() == Protocol.HTTP && !path.isEmpty();
    return new Output.Otlp(
        answers.protocol().name().toLowerCase(Locale.ROOT),
        null,
        answers.endpoint().startsWith("@")
            ? fromSecret(answers.endpoint().substring(1))
            : Output.ValueHolder.of(answers.endpoint()),
        withPath ? path : null,
        authentication(keys),
        headers(),
        security(keys));
  }

  private Output.@Nullable Authentication authentication(SecretKeys keys) {
    return switch (answers.authentication()) {
      case NONE, MTLS -> null;
      case BASIC ->
          new Output.Authentication(
              new Output.Basic(fromSecret(keys.user()), fromSecret(keys.password())), null);
      case OAUTH2 ->
          new Output.Authentication(
              null,
              new Output.OAuth2(
                  Output.ValueHolder.of(answers.tokenUrl()),
                  fromSecret(keys.clientId()),
                  fromSecret(keys.clientSecret()),
                  answers.scopes().isEmpty() ? null : answers.scopes(),
                  null));
    };
  }

  private @Nullable List<Output.Header> headers() {
    List<Output.Header> headers =
        answers.headers().stream()
            .map(header ->
                new Output.Header(
                    header.name(),
                    header.prefix().isEmpty() ? null : header.prefix(),
                    header.key().isEmpty()
                        ? Output.ValueHolder.of(header.value())
                        : fromSecret(header.key())))
            .toList();
    return headers.isEmpty() ? null : headers;
  }

  private Output.@Nullable Tls security(SecretKeys keys) {
    boolean mutual = answers.authentication() == Authentication.MTLS;
    TransportSecurity security = answers.security();
    if (!mutual && security == TransportSecurity.VERIFY) {
      return null;
    }
    return new Output.Tls(
        security == TransportSecurity.INSECURE ? true : null,
        security == TransportSecurity.SKIP_VERIFY ? true : null,
        security == TransportSecurity.CA ? fromSecret(keys.authority()) : null,
        mutual ? fromSecret(keys.certificate()) : null,
        mutual ? fromSecret(keys.privateKey()) : null);
  }

  private Output.ValueHolder fromSecret(String key) {
    return Output.ValueHolder.ofSecret(answers.secret().namespace(), answers.secret().name(), key);
  }
}
