package dev.kubectl.telemetry.random;

import static dev.kubectl.telemetry.random.RandomSecrets.MARK;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.Authentication;
import dev.kubectl.telemetry.api.Output.Basic;
import dev.kubectl.telemetry.api.Output.Header;
import dev.kubectl.telemetry.api.Output.OAuth2;
import dev.kubectl.telemetry.api.Output.Otlp;
import dev.kubectl.telemetry.api.Output.Tls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code spec.output}. */
final class RandomOutputs {
  private static final List<String> COMPRESSIONS = List.of("gzip", "none", "snappy", "zstd");
  private static final List<String> WRONG_WORDS =
      List.of("", "GZIP", "deflate", "lz4", "true", "${X}", "a b", "HTTP", "grpc ", "null");

  private final Chance chance;
  private final RandomSecrets secrets;

  RandomOutputs(Chance chance, RandomSecrets secrets) {
    this.chance = chance;
    this.secrets = secrets;
  }

  @Nullable Output output() {
    if (chance.wrong() && chance.percent(20)) {
      return chance.orNull(50, () -> new Output(null));
    }
    boolean http = chance.percent(50);
    String protocol = http ? "http" : chance.percent(70) ? "grpc" : null;
    String path = null;
    if ((http && chance.percent(50)) || chance.wrong()) {
      path = OutputTexts.path(chance);
    }
    String endpoint = http ? OutputTexts.httpEndpoint(chance) : OutputTexts.grpcEndpoint(chance);
    boolean plain = endpoint.startsWith("http:");
    return new Output(
        new Otlp(
            chance.wrong() ? chance.one(WRONG_WORDS) : protocol,
            chance.wrong()
                ? chance.one(WRONG_WORDS)
                : chance.orNull(50, () -> chance.one(COMPRESSIONS)),
            chance.wrong() && chance.percent(20) ? null : secrets.holder(endpoint),
            path,
            chance.orNull(50, () -> authentication(plain)),
            chance.orNull(40, () -> chance.some(4, this::header)),
            chance.orNull(60, this::tls)));
  }

  private Authentication authentication(boolean plain) {
    boolean both = chance.wrong();
    boolean oauth2 = both || (!plain && chance.percent(50));
    return new Authentication(both || !oauth2 ? basic() : null, oauth2 ? oauth2() : null);
  }

  private Basic basic() {
    return new Basic(
        chance.wrong() ? null : secrets.holder(OutputTexts.value(chance)),
        chance.wrong() ? null : secrets.holder(OutputTexts.value(chance)));
  }

  private OAuth2 oauth2() {
    return new OAuth2(
        chance.wrong() ? null : secrets.holder(OutputTexts.tokenUrl(chance)),
        chance.wrong() ? null : secrets.holder(OutputTexts.value(chance)),
        chance.wrong() ? null : secrets.holder(OutputTexts.value(chance)),
        chance.orNull(40, () -> chance.some(3, () -> OutputTexts.scope(chance))),
        chance.orNull(40, this::parameters));
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = chance.below(4); i > 0; i--) {
      parameters.put(
          OutputTexts.parameterName(chance),
          OutputTexts.value(chance).replace(MARK, chance.mark()));
    }
    return parameters;
  }

  private Header header() {
    String name = OutputTexts.headerName(chance);
    return new Header(
        chance.wrong() && chance.percent(10) ? null : name,
        chance.orNull(70, () -> OutputTexts.prefix(chance)),
        secrets.holder(OutputTexts.value(chance)));
  }

  private Tls tls() {
    boolean pair = chance.percent(50);
    Certificates.Pair material = Certificates.pair(chance);
    Certificates.Pair other = chance.wrong() ? Certificates.pair(chance) : material;
    return new Tls(
        chance.orNull(50, () -> chance.percent(25)),
        chance.orNull(60, () -> chance.percent(50)),
        chance.percent(40) ? secrets.holderOfPem(Certificates.authority(chance)) : null,
        pair && !chance.wrong() ? secrets.holderOfPem(material.certificate()) : null,
        pair && !chance.wrong() ? secrets.holderOfPem(other.key()) : null);
  }
}
