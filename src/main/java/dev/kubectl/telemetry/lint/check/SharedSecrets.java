package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintedPipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A Secret of one name that is referenced in several namespaces: copies that drift apart. */
final class SharedSecrets {
  private static final FieldPath OTLP = FieldPath.of("spec", "output", "otlp");

  private SharedSecrets() {}

  private record First(String namespace, LintedPipeline pipeline) {}

  static void check(List<LintedPipeline> pipelines, FindingSink sink) {
    Map<String, First> seen = new LinkedHashMap<>();
    for (LintedPipeline pipeline : pipelines) {
      Output.Otlp backend = pipeline.backend();
      if (backend != null) {
        references(backend, (path, reference) -> one(pipeline, path, reference, seen, sink));
      }
    }
  }

  private static void one(
      LintedPipeline pipeline,
      FieldPath path,
      SecretKeyRef reference,
      Map<String, First> seen,
      FindingSink sink) {
    if (reference.name() == null || reference.namespace() == null) {
      return;
    }
    First first = seen.putIfAbsent(reference.name(), new First(reference.namespace(), pipeline));
    if (first != null && !first.namespace().equals(reference.namespace())) {
      sink.value(
          pipeline.object(),
          "secret-in-several-namespaces",
          path.key("valueFrom").key("secretKeyRef").key("namespace"),
          "Secret `"
              + reference.name()
              + "` is taken from namespace `"
              + reference.namespace()
              + "` here and from `"
              + first.namespace()
              + "` elsewhere",
          "Refer to one Secret, or the copies will differ after the next rotation",
          ProjectChecks.related(first.pipeline(), "the other reference"));
    }
  }

  private static void references(Output.Otlp backend, BiConsumer<FieldPath, SecretKeyRef> visitor) {
    visit(OTLP.key("endpoint"), backend.endpoint(), visitor);
    Output.Authentication authentication = backend.authentication();
    if (authentication != null) {
      FieldPath path = OTLP.key("authentication");
      if (authentication.basic() != null) {
        visit(path.key("basic").key("user"), authentication.basic().user(), visitor);
        visit(path.key("basic").key("password"), authentication.basic().password(), visitor);
      }
      if (authentication.oauth2() != null) {
        FieldPath oauth2 = path.key("oauth2");
        visit(oauth2.key("tokenURL"), authentication.oauth2().tokenUrl(), visitor);
        visit(oauth2.key("clientID"), authentication.oauth2().clientId(), visitor);
        visit(oauth2.key("clientSecret"), authentication.oauth2().clientSecret(), visitor);
      }
    }
    List<Output.Header> headers = backend.headerList();
    for (int i = 0; i < headers.size(); i++) {
      visit(OTLP.key("headers").index(i), headers.get(i).value(), visitor);
    }
    Output.Tls tls = backend.tls();
    if (tls != null) {
      visit(OTLP.key("tls").key("ca"), tls.ca(), visitor);
      visit(OTLP.key("tls").key("cert"), tls.cert(), visitor);
      visit(OTLP.key("tls").key("key"), tls.key(), visitor);
    }
  }

  private static void visit(
      FieldPath path, @Nullable ValueHolder holder, BiConsumer<FieldPath, SecretKeyRef> visitor) {
    if (holder != null && holder.valueFrom() != null && holder.valueFrom().secretKeyRef() != null) {
      visitor.accept(path, holder.valueFrom().secretKeyRef());
    }
  }
}
