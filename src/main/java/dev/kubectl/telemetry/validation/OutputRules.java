package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Our own rules about texts of a pipeline that end up in the configuration all pipelines share. */
final class OutputRules {
  /** RFC 9110 section 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** What gRPC metadata takes, upper case being lowered. */
  private static final Pattern GRPC_KEY = Pattern.compile("[0-9A-Za-z._-]+");

  /** One ConfigMap of at most 1 MiB holds the texts of all pipelines. */
  private static final int MAX_TEXT = 256 * 1024;

  private OutputRules() {}

  static List<Finding> check(Output.Otlp otlp) {
    List<Finding> findings = new ArrayList<>();
    path(otlp.path(), findings);
    headers(otlp, findings);
    Output.Authentication authentication = otlp.authentication();
    if (authentication != null && authentication.oauth2() != null) {
      params(authentication.oauth2().params(), findings);
    }
    return findings;
  }

  private static void path(@Nullable String path, List<Finding> findings) {
    if (path != null && GoUrl.parse(path) instanceof UrlResult.Malformed malformed) {
      findings.add(
          Finding.invalid(
              Rule.PATH,
              ValueField.OTLP.key("path"),
              "not a URL path: " + malformed.problem(),
              "write it like /v1/metrics, with special characters as %XX"));
    }
  }

  private static void headers(Output.Otlp otlp, List<Finding> findings) {
    Set<String> seen = new HashSet<>();
    List<Output.Header> headers = otlp.headerList();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.get(i).name();
      FieldPath field = ValueField.HEADERS.index(i).key("name");
      if (name == null || name.isEmpty()) {
        continue;
      }
      if (!TOKEN.matcher(name).matches()) {
        findings.add(
            Finding.invalid(
                Rule.HEADER_NAME, field, "not a header name", "use letters, digits and hyphens"));
      } else if (!"http".equals(otlp.protocol()) && !GRPC_KEY.matcher(name).matches()) {
        findings.add(
            Finding.warning(
                Rule.HEADER_NAME,
                field,
                "gRPC sends no header with such a name",
                "use letters, digits, hyphens, dots and underscores"));
      }
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        findings.add(
            Finding.warning(
                Rule.HEADER_NAME,
                field,
                "another header has the same name, upper and lower case being equal",
                "keep one of them"));
      }
    }
  }

  private static void params(@Nullable Map<String, String> params, List<Finding> findings) {
    if (params == null) {
      return;
    }
    for (String key : params.keySet()) {
      FieldPath field = ValueField.OAUTH2.key("params").key(key);
      if (key.contains("::")) {
        findings.add(
            Finding.invalid(
                Rule.OAUTH2, field, "the collector splits keys at two colons", "rename it"));
      }
    }
  }

  /** Texts that are copied into the configuration as they are. */
  static List<Finding> size(MetricPipeline pipeline) {
    TextSize size = new TextSize();
    size.add(pipeline.name());
    for (MetricPipeline.Transform transform : pipeline.spec().transforms()) {
      size.add(transform.conditions());
      size.add(transform.statements());
    }
    pipeline.spec().filters().forEach(filter -> size.add(filter.conditions()));
    Output output = pipeline.spec().output();
    Output.Otlp otlp = output == null ? null : output.otlp();
    if (otlp != null) {
      otlp.headerList().forEach(header -> size.add(header.name()));
      Output.Authentication authentication = otlp.authentication();
      Output.OAuth2 oauth2 = authentication == null ? null : authentication.oauth2();
      if (oauth2 != null) {
        size.add(oauth2.scopes());
        if (oauth2.params() != null) {
          oauth2.params().forEach((key, value) -> size.add(key + value));
        }
      }
    }
    if (size.total <= MAX_TEXT) {
      return List.of();
    }
    return List.of(
        Finding.invalid(
            Rule.SIZE,
            FieldPath.of("spec"),
            "the texts of this pipeline are longer than 256 KiB",
            "all pipelines share one ConfigMap: use fewer or shorter statements and conditions"));
  }

  private static final class TextSize {
    private long total;

    void add(@Nullable String text) {
      // UTF-8 takes at most three bytes for a char; the exact count is not worth a copy.
      for (int i = 0; text != null && i < text.length(); i++) {
        total += text.charAt(i) < 0x80 ? 1 : 3;
      }
    }

    void add(@Nullable List<String> texts) {
      if (texts != null) {
        texts.forEach(this::add);
      }
    }
  }
}
