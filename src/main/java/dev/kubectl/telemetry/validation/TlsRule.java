package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.validation.ValueField.Kind;
import dev.kubectl.telemetry.validation.tls.TlsCheck;
import dev.kubectl.telemetry.validation.tls.TlsProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what is wrong with the TLS block of an output into findings. */
final class TlsRule {
  private static final String INVALID = "TLSConfigurationInvalid";
  private static final String PREFIX = "TLS configuration invalid: ";

  private TlsRule() {}

  /**
   * Checks the block.
   *
   * @param values what stands behind the holders of the output
   * @param reported fields whose reference has a finding already
   */
  static List<Finding> check(
      Output.Otlp otlp,
      Map<ValueField, Resolution> values,
      List<ValueField> reported,
      Instant now) {
    Output.Tls tls = otlp.tls();
    if (tls == null) {
      return List.of();
    }
    if ((tls.cert() == null) != (tls.key() == null)) {
      String text = "a certificate and private key must either both be provided or both be missing";
      String hint = tls.cert() == null ? "add cert" : "add key";
      return List.of(Finding.error(Rule.TLS, ValueField.TLS, PREFIX + text, hint, INVALID));
    }
    List<ValueField> fields =
        values.keySet().stream().filter(field -> field.kind().isTls()).toList();
    for (ValueField field : fields) {
      if (text(values, field.kind()).isEmpty()) {
        return reported.stream().anyMatch(other -> other.kind().isTls())
            ? List.of()
            : List.of(
                Finding.error(
                    Rule.TLS, field.path(), PREFIX + "failed to resolve value", null, INVALID));
      }
    }
    return result(values, now).problems().stream().map(TlsRule::finding).toList();
  }

  /** When the verdict about the same material changes next by the mere passing of time. */
  static Optional<Instant> nextChange(Map<ValueField, Resolution> values, Instant now) {
    return result(values, now).nextChange(now);
  }

  private static TlsCheck.Result result(Map<ValueField, Resolution> values, Instant now) {
    String cert = text(values, Kind.CERT).orElse(null);
    String key = text(values, Kind.KEY).orElse(null);
    boolean pair = cert != null && key != null;
    return TlsCheck.check(
        text(values, Kind.CA).orElse(null), pair ? cert : null, pair ? key : null, now);
  }

  private static Optional<String> text(Map<ValueField, Resolution> values, Kind kind) {
    for (Map.Entry<ValueField, Resolution> entry : values.entrySet()) {
      if (entry.getKey().kind() == kind && entry.getValue() instanceof Resolution.Value value) {
        return Optional.of(value.text());
      }
    }
    return Optional.empty();
  }

  private static Finding finding(TlsProblem problem) {
    FieldPath field =
        ValueField.TLS.key(
            switch (problem.part()) {
              case CA -> "ca";
              case CERT -> "cert";
              case KEY -> "key";
            });
    String text = problem.text();
    return switch (problem.kind()) {
      case INVALID -> Finding.error(Rule.TLS, field, PREFIX + text, problem.hint(), INVALID);
      case EXPIRED ->
          Finding.error(Rule.TLS_EXPIRY, field, text, problem.hint(), "TLSCertificateExpired");
      case ABOUT_TO_EXPIRE ->
          new Finding(
              Rule.TLS_EXPIRY.id(),
              Severity.WARNING,
              field,
              null,
              text,
              problem.hint(),
              new ConditionOutcome(true, "TLSCertificateAboutToExpire", text));
      case WOULD_NOT_LOAD ->
          Finding.error(Rule.TLS_MATERIAL, field, PREFIX + text, problem.hint(), INVALID);
      case LATER_BLOCK -> Finding.warning(Rule.TLS_MATERIAL, field, text, problem.hint());
    };
  }
}
