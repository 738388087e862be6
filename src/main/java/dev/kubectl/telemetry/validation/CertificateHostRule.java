package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.validation.tls.ServerNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's own certificate given as {@code ca} that is not one for the endpoint's host: every
 * connection fails. What the server itself will show is not known here, so nothing is said about
 * other authorities.
 */
final class CertificateHostRule {
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:\\[([^\\]]+)\\]|([^:/?#@\\[]+))(?:[:/?#].*)?");

  private CertificateHostRule() {}

  static Optional<Finding> check(Output.Otlp otlp, Map<ValueField, Resolution> values) {
    Output.Tls tls = otlp.tls();
    if (tls == null
        || Boolean.TRUE.equals(tls.insecure())
        || Boolean.TRUE.equals(tls.insecureSkipVerify())) {
      return Optional.empty();
    }
    Optional<String> ca = text(values, ValueField.Kind.CA);
    Optional<String> host =
        text(values, ValueField.Kind.ENDPOINT).flatMap(CertificateHostRule::host);
    if (ca.isEmpty() || host.isEmpty()) {
      return Optional.empty();
    }
    return ServerNames.without(ca.get(), host.get())
        .map(names ->
            Finding.warning(
                Rule.CERTIFICATE_HOST,
                ValueField.TLS.key("ca"),
                "this is the certificate of "
                    + shown(names)
                    + (isSecret(values)
                        ? ", and not of the endpoint's host"
                        : ", not of " + host.get()),
                "call the server by a name in its certificate, or have one made for this host"));
  }

  /** An endpoint from a Secret is as secret as the rest of it. */
  private static boolean isSecret(Map<ValueField, Resolution> values) {
    return values.entrySet().stream()
        .anyMatch(value ->
            value.getKey().kind() == ValueField.Kind.ENDPOINT
                && value.getValue() instanceof Resolution.Value found
                && found.secret());
  }

  private static String shown(List<String> names) {
    return names.size() <= 3
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 3)) + " and " + (names.size() - 3) + " more";
  }

  private static Optional<String> host(String endpoint) {
    Matcher matcher = HOST.matcher(endpoint.strip());
    return matcher.matches()
        ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        : Optional.empty();
  }

  private static Optional<String> text(Map<ValueField, Resolution> values, ValueField.Kind kind) {
    return values.entrySet().stream()
        .filter(value -> value.getKey().kind() == kind)
        .flatMap(value ->
            value.getValue() instanceof Resolution.Value found
                ? Optional.of(found.text()).stream()
                : Optional.<String>empty().stream())
        .findFirst();
  }
}
