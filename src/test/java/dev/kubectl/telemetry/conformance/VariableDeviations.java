package dev.kubectl.telemetry.conformance;

import static dev.kubectl.telemetry.conformance.ReferenceResult.list;
import static dev.kubectl.telemetry.conformance.ReferenceResult.map;
import static dev.kubectl.telemetry.conformance.ReferenceResult.suffix;

import dev.kubectl.telemetry.collector.resolve.BackendValues;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deviations in environment variables and in texts that the collector would take for them. */
final class VariableDeviations {
  private VariableDeviations() {}

  /**
   * One variable as the reference names it, and the part of the configuration that refers to it.
   */
  private record Claim(
      String plainName, String identity, String value, Map<String, Object> part, String key) {}

  /** In the order of pipeline names the first owner keeps the plain name. */
  static void collisions(ReferenceResult result) {
    Map<String, Set<String>> owners = new HashMap<>();
    List<Claim> claims = new ArrayList<>();
    result.pipelinesByName().forEach(pipeline -> claims.addAll(claims(result, pipeline)));
    for (Claim claim : claims) {
      owners
          .computeIfAbsent(claim.plainName(), name -> new LinkedHashSet<>())
          .add(claim.identity());
    }
    for (Claim claim : claims) {
      Set<String> identities = owners.getOrDefault(claim.plainName(), Set.of());
      if (identities.size() > 1) {
        boolean first = identities.iterator().next().equals(claim.identity());
        String hash = sha256(claim.identity()).substring(0, 8).toUpperCase(Locale.ROOT);
        String name = first ? claim.plainName() : claim.plainName() + "_" + hash;
        claim.part().put(claim.key(), "${" + name + "}");
        result.environment().put(name, claim.value());
      }
    }
  }

  private static List<Claim> claims(ReferenceResult result, ResolvedPipeline pipeline) {
    BackendValues values = pipeline.values();
    Map<String, Object> exporter = result.exporter(pipeline);
    Map<String, Object> tls = part(exporter, "tls");
    Map<String, Object> headers = part(exporter, "headers");
    Claims claims = new Claims(pipeline.name(), new ArrayList<>());
    String endpoint = exporter.containsKey("endpoint") ? "endpoint" : "metrics_endpoint";
    claims.add("OTLP_ENDPOINT", values.target(), exporter, endpoint);
    claims.add("OTLP_TLS_CA_PEM", values.authority(), tls, "ca_pem");
    claims.add("OTLP_TLS_CERT_PEM", values.certificate(), tls, "cert_pem");
    claims.add("OTLP_TLS_KEY_PEM", values.privateKey(), tls, "key_pem");
    boolean replaced =
        values.headers().stream().anyMatch(header -> header.name().equals("Authorization"));
    claims.add(
        "BASIC_AUTH_HEADER",
        values.basicAuthorization(),
        replaced ? new HashMap<>() : headers,
        "Authorization");
    for (BackendValues.HeaderValue header : values.headers()) {
      claims
          .list()
          .add(
              new Claim(
                  "HEADER_" + suffix(pipeline.name()) + "_" + suffix(header.name()),
                  "HEADER\n" + pipeline.name() + "\n" + header.name(),
                  header.text(),
                  headers,
                  header.name()));
    }
    BackendValues.ClientCredentials oauth2 = values.oauth2();
    if (oauth2 != null) {
      Map<String, Object> extension = result.oauth2(pipeline);
      claims.add("OAUTH2_TOKEN_URL", oauth2.tokenUrl(), extension, "token_url");
      claims.add("OAUTH2_CLIENT_ID", oauth2.clientId(), extension, "client_id");
      claims.add("OAUTH2_CLIENT_SECRET", oauth2.clientSecret(), extension, "client_secret");
    }
    return claims.list();
  }

  private record Claims(String pipeline, List<Claim> list) {
    void add(String kind, @Nullable String value, Map<String, Object> part, String key) {
      if (value != null) {
        list.add(
            new Claim(kind + "_" + suffix(pipeline), kind + "\n" + pipeline, value, part, key));
      }
    }
  }

  private static Map<String, Object> part(Map<String, Object> exporter, String key) {
    return exporter.get(key) == null ? new HashMap<>() : map(exporter.get(key));
  }

  static void dollars(ReferenceResult result) {
    for (ResolvedPipeline pipeline : result.pipelines()) {
      Map<String, Object> extension = result.oauth2(pipeline);
      if (extension.get("scopes") != null) {
        list(extension.get("scopes")).replaceAll(scope -> literal(String.valueOf(scope)));
      }
      if (extension.get("endpoint_params") != null) {
        map(extension.get("endpoint_params"))
            .replaceAll((name, value) -> literal(String.valueOf(value)));
      }
    }
  }

  private static String literal(String text) {
    return text.contains("${") || text.contains("$$") ? text.replace("$", "$$") : text;
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
