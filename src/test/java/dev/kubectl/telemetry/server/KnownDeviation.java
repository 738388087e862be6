package dev.kubectl.telemetry.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A case in which our verdict and that of an API server differ on purpose.
 *
 * @param refusing who refuses what the other one accepts
 * @param cause what the refusing side gives as its cause
 * @param reason why we do not do as the server does
 */
record KnownDeviation(Side refusing, Pattern cause, String reason) {

  /** Who refuses. */
  enum Side {
    SERVER,
    OURS
  }

  static final List<KnownDeviation> ALL =
      List.of(
          server(
              "no such key: value evaluating rule: 'tokenURL' must be a valid URL",
              "a token URL from a Secret is documented; the rule of the CRD reads `value` without"
                  + " asking whether it is there"),
          server(
              "strict decoding error: unknown field \"status\\.[^,]*"
                  + "(, unknown field \"status\\.[^,]*)*$",
              "nobody writes a status but the manager, and an exported one may come from a newer"
                  + " manager; the server looks only at the names in it and then drops it"),
          server(
              "no such key: protocol evaluating rule: OAuth2 authentication requires TLS",
              "occurs only without the webhook, which fills in the protocol that the rule reads"),
          ours(
              "^required: spec.output: ",
              "without the webhook the server takes an object that has no spec at all; in"
                  + " production the webhook adds one, whose output is then missing"),
          ours(
              "^(missing-name|name): .*(is missing|needs a name)$",
              "the server makes a name up from `generateName`; a file that is read twice must mean"
                  + " the same pipeline"));

  private static KnownDeviation server(String cause, String reason) {
    return new KnownDeviation(Side.SERVER, Pattern.compile(cause, Pattern.DOTALL), reason);
  }

  private static KnownDeviation ours(String cause, String reason) {
    return new KnownDeviation(Side.OURS, Pattern.compile(cause, Pattern.DOTALL), reason);
  }

  /** The one that explains why only one side refuses. */
  static Optional<KnownDeviation> of(Side refusing, String cause) {
    return ALL.stream()
        .filter(known -> known.refusing == refusing && known.cause.matcher(cause).find())
        .findFirst();
  }
}
