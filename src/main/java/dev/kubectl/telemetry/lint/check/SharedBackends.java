package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FieldPoint;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintedPipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pipelines that send to one backend. Only an equal endpoint, path and set of headers count: a
 * tenant header makes one endpoint several backends.
 */
final class SharedBackends {
  private static final FieldPath ENDPOINT = FieldPath.of("spec", "output", "otlp", "endpoint");

  /** What makes no difference between two endpoints: the scheme, and a slash at the end. */
  private static final Pattern ENDS = Pattern.compile("^[a-z]+://|/$");

  private SharedBackends() {}

  /**
   * Where a pipeline sends to.
   *
   * @param key equal for one backend
   * @param place its endpoint in the file
   */
  record Backend(List<@Nullable String> key, FieldPoint place) {
    /** The place alone: a header may be a credential. */
    @Override
    public String toString() {
      return "Backend" + place.span();
    }
  }

  static @Nullable Backend of(LintedPipeline pipeline) {
    Output.Otlp backend = pipeline.backend();
    List<@Nullable String> key = backend == null ? List.of() : key(backend);
    return key.isEmpty() ? null : new Backend(key, FieldPoint.value(pipeline.object(), ENDPOINT));
  }

  static void check(List<PipelineFacts> pipelines, FindingSink sink) {
    Map<List<@Nullable String>, PipelineFacts> first = new HashMap<>();
    for (PipelineFacts pipeline : pipelines) {
      Backend backend = pipeline.backend();
      PipelineFacts other = backend == null ? null : first.putIfAbsent(backend.key(), pipeline);
      if (backend != null && other != null) {
        sink.at(
            backend.place(),
            "duplicate-backend",
            "pipeline `" + other.name() + "` sends to the same backend",
            "Data that both take arrives twice; join them, or select different namespaces",
            List.of(other.related("the other pipeline")));
      }
    }
  }

  /** All that tells one backend from another; empty when there is none. */
  private static List<@Nullable String> key(Output.Otlp backend) {
    ValueHolder endpoint = backend.endpoint();
    if (endpoint == null) {
      return List.of();
    }
    boolean inline = endpoint.value() != null && !endpoint.value().isEmpty();
    if (!inline && endpoint.valueFrom() == null) {
      return List.of();
    }
    List<@Nullable String> key = new ArrayList<>();
    key.add(inline ? normal(endpoint.value()) : null);
    if (!inline) {
      reference(endpoint, key);
    }
    key.add(backend.path() == null ? "" : backend.path());
    for (Output.Header header : backend.headerList()) {
      key.add(header.name());
      key.add(header.prefix());
      key.add(header.value().value());
      reference(header.value(), key);
    }
    return key;
  }

  /** Always three parts, so that what follows keeps its place. */
  private static void reference(ValueHolder holder, List<@Nullable String> key) {
    Output.SecretKeyRef reference =
        holder.valueFrom() == null ? null : holder.valueFrom().secretKeyRef();
    key.add(reference == null ? null : reference.name());
    key.add(reference == null ? null : reference.namespace());
    key.add(reference == null ? null : reference.key());
  }

  private static String normal(@Nullable String endpoint) {
    return ENDS.matcher(String.valueOf(endpoint).toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
