package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first check of all: Secrets that a pipeline refers to exist and have the key. */
public final class SecretReferences {
  private static final String REASON = "ReferencedSecretMissing";

  private SecretReferences() {}

  /**
   * The references that are checked, and worth watching, in order. Those of TLS do not count when
   * {@code tls.insecure} is set.
   */
  public static List<SecretKeyRef> of(MetricPipeline pipeline) {
    return located(pipeline).stream().map(Located::reference).toList();
  }

  /**
   * A reference and the field that has it.
   *
   * @param holder the object with {@code valueFrom}
   */
  public record Located(SecretKeyRef reference, FieldPath holder) {}

  /** The same as {@link #of}, with the fields. */
  public static List<Located> located(MetricPipeline pipeline) {
    Output output = pipeline.spec().output();
    Output.Otlp otlp = output == null ? null : output.otlp();
    List<Located> references = new ArrayList<>();
    if (otlp != null) {
      for (ValueField field : ValueField.of(otlp)) {
        if (isChecked(field, otlp)) {
          field.reference().ifPresent(r -> references.add(new Located(r, field.path())));
        }
      }
    }
    return List.copyOf(references);
  }

  static boolean isChecked(ValueField field, Output.Otlp otlp) {
    Output.Tls tls = otlp.tls();
    boolean insecure = tls != null && Boolean.TRUE.equals(tls.insecure());
    return field.reference().isPresent() && !(field.kind().isTls() && insecure);
  }

  /** What is wrong with one reference. */
  static Optional<Finding> check(ValueField field, Resolution resolution) {
    FieldPath path = field.referencePath();
    return switch (resolution) {
      case Resolution.Value value -> Optional.empty();
      case Resolution.Nothing() -> Optional.empty();
      case Resolution.IncompleteReference(List<String> parts) ->
          missing(
              path.key(parts.getFirst().toLowerCase(Locale.ROOT)),
              "Secret reference is missing field/s: " + String.join(", ", parts),
              null);
      case Resolution.MissingSecret(String namespace, String name) ->
          missing(
              path.key("name"),
              "One or more referenced Secrets are missing: Secret '%s' of Namespace '%s'"
                  .formatted(name, namespace),
              "create the Secret, or correct the name or the namespace");
      case Resolution.MissingKey(String namespace, String name, String key) ->
          missing(
              path.key("key"),
              ("One or more keys in a referenced Secret are missing:"
                      + " Key '%s' in Secret '%s' of Namespace '%s'")
                  .formatted(key, name, namespace),
              "add the key to the Secret, or correct it here");
      case Resolution.Unreadable(String namespace, String name) ->
          Optional.of(
              new Finding(
                  Rule.SECRET_REFERENCE.id(),
                  Severity.ERROR,
                  path.key("name"),
                  null,
                  "failed to get Secret '%s' of Namespace '%s'".formatted(name, namespace),
                  null,
                  ConditionOutcome.VALIDATION_FAILED));
    };
  }

  private static Optional<Finding> missing(FieldPath field, String message, @Nullable String hint) {
    return Optional.of(Finding.error(Rule.SECRET_REFERENCE, field, message, hint, REASON));
  }
}
