package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.Context;
import dev.kubectl.telemetry.ottl.catalogue.FunctionSet;
import dev.kubectl.telemetry.ottl.check.Uses.Use;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which context texts run in, taken from the prefixes of their paths: the narrowest one named. If
 * it lacks a function or enum, the contexts that can see it are tried.
 *
 * @param context the context; null if there is none
 * @param candidate the context that the paths ask for, if there is one, even if it does not fit
 * @param findings why there is no context; empty if there is one
 */
public record Inference(
    @Nullable Context context, @Nullable Context candidate, List<Located> findings) {
  /** Best first; what is not listed comes last. */
  private static final List<String> PRIORITY =
      List.of(
          "log",
          "datapoint",
          "metric",
          "spanevent",
          "span",
          "profile",
          "scope",
          "instrumentation_scope",
          "resource");

  public Inference {
    findings = List.copyOf(findings);
  }

  /** Infers the context of texts that are checked together. */
  public static Inference of(Catalogue catalogue, FunctionSet functions, List<ParsedText> texts) {
    Uses uses = Uses.of(texts);
    if (uses.prefixes.isEmpty()) {
      return new Inference(null, null, nothing(catalogue, uses, texts));
    }
    String best = uses.prefixes.getFirst().name();
    for (Use use : uses.prefixes) {
      if (rank(use.name()) < rank(best)) {
        best = use.name();
      }
    }
    Context candidate = Context.of(best).orElse(null);
    if (candidate == null) {
      return new Inference(null, null, unsupported(uses, best));
    }
    Names names = new Names(catalogue, functions, candidate);
    if (fits(names, uses)) {
      return new Inference(candidate, candidate, List.of());
    }
    for (Context fallback : candidate.fallbacks()) {
      if (fits(names.in(fallback), uses)) {
        return new Inference(fallback, candidate, List.of());
      }
    }
    return new Inference(null, candidate, missing(names, uses));
  }

  private static int rank(String prefix) {
    int rank = PRIORITY.indexOf(prefix);
    return rank < 0 ? PRIORITY.size() : rank;
  }

  private static boolean fits(Names names, Uses uses) {
    return uses.functions.stream().allMatch(use -> names.function(use.name()).isPresent())
        && uses.enums.stream().allMatch(use -> names.enums().containsKey(use.name()));
  }

  private static List<Located> missing(Names names, Uses uses) {
    List<Located> findings = new ArrayList<>();
    for (Use use : uses.functions) {
      if (names.function(use.name()).isEmpty()) {
        findings.add(new Located(use.text(), NameAdvice.function(use.name(), use.range(), names)));
      }
    }
    for (Use use : uses.enums) {
      if (!names.enums().containsKey(use.name())) {
        findings.add(
            new Located(use.text(), NameAdvice.enumSymbol(use.name(), use.range(), names)));
      }
    }
    return findings;
  }

  private static List<Located> nothing(Catalogue catalogue, Uses uses, List<ParsedText> texts) {
    List<Located> findings = new ArrayList<>();
    for (Use use : uses.bare) {
      TextRange range =
          new TextRange(use.range().start(), use.range().start() + use.name().length());
      findings.add(
          new Located(
              use.text(),
              new Finding(
                  Category.INFER_NONE,
                  range,
                  "'" + use.name() + "' needs a context in front",
                  PathChecker.prefixHint(catalogue, use.name()))));
    }
    for (int i = 0; findings.isEmpty() && i < Math.max(1, texts.size()); i++) {
      ParsedText text = texts.isEmpty() ? null : texts.get(i);
      boolean statement = text != null && text.statement();
      findings.add(
          new Located(
              i,
              new Finding(
                  Category.INFER_NONE,
                  text == null ? new TextRange(0, 0) : text.root().range(),
                  texts.isEmpty() ? "The entry is empty" : "No path says which data this is about",
                  statement
                      ? "Add where metric.name != \"\", or a condition with such a path"
                      : "Add a comparison with a path, such as metric.name != \"\"")));
    }
    return findings;
  }

  private static List<Located> unsupported(Uses uses, String best) {
    List<Located> findings = new ArrayList<>();
    for (Use use : uses.prefixes) {
      if (use.name().equals(best)) {
        findings.add(
            new Located(
                use.text(),
                new Finding(
                    Category.INFER_CONTEXT,
                    use.range(),
                    unsupportedMessage(best),
                    unsupportedHint(best))));
      }
    }
    return findings;
  }

  private static String unsupportedMessage(String prefix) {
    return switch (prefix) {
      case "log", "span", "spanevent", "profile" ->
          "A MetricPipeline carries no '" + prefix + "' data";
      case "instrumentation_scope", "otelcol" ->
          "'" + prefix + "' works only beside a path of a metric or data point";
      default -> "'" + prefix + "' is no context of a MetricPipeline";
    };
  }

  private static String unsupportedHint(String prefix) {
    return switch (prefix) {
      case "instrumentation_scope" -> "Write 'scope'";
      case "otelcol" -> "Join it with a comparison such as metric.name != \"\"";
      default ->
          Nearest.to(prefix, List.of("metric", "datapoint", "resource", "scope"))
              .map(NameAdvice::didYouMean)
              .orElse("Use metric, datapoint, resource or scope");
    };
  }
}
