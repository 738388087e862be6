package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.validation.SecretReferences;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where data goes, how it is protected on the way, and which Secrets that needs. */
final class OutputEffects {
  private static final String OTLP = "spec.output.otlp";
  private static final String ENDPOINT = OTLP + ".endpoint";

  private final EffectSink sink;
  private final Planned before;
  private final Planned after;
  private final Set<String> knownTargets = new HashSet<>();

  OutputEffects(EffectSink sink, Planned before, Planned after) {
    this.sink = sink;
    this.before = before;
    this.after = after;
    before.pipelines().values().stream()
        .map(PipelineView::backend)
        .forEach(backend -> {
          if (backend != null) {
            knownTargets.add(backend.target().host());
            if (backend.tokenServer() != null) {
              knownTargets.add(backend.tokenServer().host());
            }
          }
        });
  }

  void of(@Nullable PipelineView old, PipelineView now) {
    Backend backend = now.backend();
    if (backend == null) {
      return;
    }
    String name = now.name();
    Backend earlier = old == null ? null : old.backend();
    addresses(name, earlier, backend);
    protection(name, earlier, backend);
    if (earlier != null) {
      transport(name, earlier, backend);
    }
    secrets(old, now);
    if (old != null) {
      inline(name, old, now);
    }
  }

  private void addresses(String name, @Nullable Backend earlier, Backend now) {
    if (earlier != null && !earlier.target().value().equals(now.target().value())) {
      boolean samePlace = earlier.target().shown().equals(now.target().shown());
      sink.add(
          EffectKind.BACKEND,
          name,
          samePlace
              ? "data goes elsewhere: " + now.target() + " is another one"
              : "data goes to " + now.target() + " instead of " + earlier.target(),
          ENDPOINT);
    }
    if (!knownTargets.contains(now.target().host())) {
      sink.add(EffectKind.NEW_ENDPOINT, name, "data leaves to " + now.target(), ENDPOINT);
    }
    Backend.Address tokens = now.tokenServer();
    if (tokens != null && !knownTargets.contains(tokens.host())) {
      sink.add(
          EffectKind.NEW_ENDPOINT,
          name,
          "tokens are asked for at " + tokens,
          OTLP + ".authentication.oauth2.tokenURL");
    }
  }

  private void protection(String name, @Nullable Backend earlier, Backend now) {
    if (!now.encrypted() && (earlier == null || earlier.encrypted())) {
      sink.add(
          EffectKind.INSECURE,
          name,
          "data is sent without encryption to " + now.target(),
          now.target().value().startsWith("http://") ? ENDPOINT : OTLP + ".tls.insecure");
    }
    if (!now.verified() && (earlier == null || earlier.verified())) {
      sink.add(
          EffectKind.INSECURE,
          name,
          "the certificate of " + now.target() + " is not checked",
          OTLP + ".tls.insecureSkipVerify");
    }
  }

  private void transport(String name, Backend old, Backend now) {
    transport(name, "protocol", old.protocol(), now.protocol());
    transport(name, "compression", old.compression(), now.compression());
    if (!old.authentication().equals(now.authentication())) {
      sink.add(
          EffectKind.TRANSPORT,
          name,
          "data is sent with " + now.authentication() + " instead of " + old.authentication(),
          OTLP + ".authentication");
    }
    if (!old.headers().equals(now.headers())) {
      sink.add(
          EffectKind.TRANSPORT,
          name,
          now.headers().isEmpty()
              ? "data is sent without headers of its own"
              : "data is sent with the headers " + String.join(", ", now.headers()),
          OTLP + ".headers");
    }
    if (!old.encrypted() && now.encrypted()) {
      sink.add(EffectKind.TRANSPORT, name, "data is encrypted on its way now", OTLP + ".tls");
    }
    if (!old.verified() && now.verified()) {
      sink.add(
          EffectKind.TRANSPORT, name, "the backend's certificate is checked now", OTLP + ".tls");
    }
  }

  private void transport(String name, String field, String old, String now) {
    if (!old.equals(now)) {
      sink.add(
          EffectKind.TRANSPORT,
          name,
          "data is sent with " + field + " " + now + " instead of " + old,
          OTLP + "." + field);
    }
  }

  private void secrets(@Nullable PipelineView old, PipelineView now) {
    Set<SecretKeyRef> known =
        old == null ? Set.of() : new LinkedHashSet<>(SecretReferences.of(old.pipeline()));
    for (SecretReferences.Located located : SecretReferences.located(now.pipeline())) {
      SecretKeyRef reference = located.reference();
      String key = "key " + reference.key() + " of " + name(reference);
      if (!known.contains(reference)) {
        boolean another = isNewSecret(reference);
        sink.add(
            another ? EffectKind.NEW_SECRET : EffectKind.CREDENTIALS,
            now.name(),
            another ? key + " is read" : key + " is used now",
            located.holder().toString());
      } else if (!sameValue(reference) && !located.holder().toString().equals(ENDPOINT)) {
        sink.add(
            EffectKind.CREDENTIALS,
            now.name(),
            key + " has another value",
            located.holder().toString());
      }
    }
  }

  /** Credentials that stand in the pipeline itself. */
  private void inline(String name, PipelineView old, PipelineView now) {
    Map<String, String> earlier = InlineCredentials.of(old.pipeline());
    InlineCredentials.of(now.pipeline())
        .forEach((field, value) -> {
          String known = earlier.get(field);
          if (known != null && !known.equals(value)) {
            sink.add(
                EffectKind.CREDENTIALS,
                name,
                "the credential in the pipeline itself has another value",
                field);
          }
        });
  }

  private boolean isNewSecret(SecretKeyRef reference) {
    return before.pipelines().values().stream()
        .flatMap(view -> SecretReferences.of(view.pipeline()).stream())
        .noneMatch(known -> name(known).equals(name(reference)));
  }

  private static String name(SecretKeyRef reference) {
    return "Secret " + reference.namespace() + "/" + reference.name();
  }

  /** A made-up value says nothing. */
  private boolean sameValue(SecretKeyRef reference) {
    return before.observed().assumed().contains(reference)
        || after.observed().assumed().contains(reference)
        || Arrays.equals(
            value(before.observed().secrets(), reference).orElse(null),
            value(after.observed().secrets(), reference).orElse(null));
  }

  private static Optional<byte[]> value(SecretSource secrets, SecretKeyRef reference) {
    List<@Nullable String> parts =
        Arrays.asList(reference.namespace(), reference.name(), reference.key());
    return !parts.contains(null)
            && secrets.find(String.valueOf(parts.get(0)), String.valueOf(parts.get(1)))
                instanceof SecretSource.Lookup.Found(SecretSource.SecretData data)
        ? data.value(String.valueOf(parts.get(2)))
        : Optional.empty();
  }
}
