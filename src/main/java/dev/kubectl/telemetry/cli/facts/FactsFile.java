package dev.kubectl.telemetry.cli.facts;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The YAML form of facts: printed with comments, read with positions. */
public final class FactsFile {
  private static final String RULE = "facts";
  private static final Map<String, Fact> BY_KEY =
      Arrays.stream(Fact.values()).collect(Collectors.toMap(Fact::key, f -> f));

  private FactsFile() {}

  /** The fact of this name, as it is written in a flag. */
  public static Optional<Fact> byKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /** A complete file with the defaults, each with its meaning above it. */
  public static String commented() {
    StringBuilder text =
        new StringBuilder(
            """
            # What a cluster would tell, for kubectl telemetry generate --facts FILE.
            # Every line may be left out; the values below are the defaults.
            """);
    Map<String, List<Fact>> groups = new LinkedHashMap<>();
    for (Fact fact : Fact.values()) {
      int dot = fact.key().indexOf('.');
      String group = dot < 0 ? fact.key() : fact.key().substring(0, dot);
      groups.computeIfAbsent(group, g -> new ArrayList<>()).add(fact);
    }
    groups.forEach((group, facts) -> {
      text.append('\n');
      boolean nested = facts.getFirst().key().contains(".");
      if (nested) {
        text.append(group).append(":\n");
      }
      for (Fact fact : facts) {
        append(text, fact, nested ? "  " : "");
      }
    });
    return text.toString();
  }

  private static void append(StringBuilder text, Fact fact, String indent) {
    fact.meaning()
        .lines()
        .forEach(line -> text.append(indent).append("# ").append(line).append('\n'));
    String value =
        switch (fact.kind()) {
          case BOOL -> fact.defaultValue();
          case TEXT,
              OPTIONAL_BOOL,
              OPTIONAL_COUNT,
              OPTIONAL_DURATION,
              OPTIONAL_INSTANT,
              QUANTITY,
              ENRICHMENT ->
              "\"" + fact.defaultValue() + "\"";
        };
    String key = fact.key().substring(fact.key().indexOf('.') + 1);
    text.append(indent).append(key).append(": ").append(value).append('\n');
  }

  /** Reads a file into the given facts and says what is wrong with it. */
  public static List<Diagnostic> read(YamlFile file, Facts facts) {
    List<Diagnostic> problems = new ArrayList<>(file.diagnostics());
    for (SourceDocument document : file.documents()) {
      if (document.root() instanceof YamlMapping mapping) {
        readMapping(document, mapping, "", facts, problems);
      } else {
        problems.add(
            problem(document, document.root().span(), "expected a mapping of facts", null));
      }
    }
    return problems;
  }

  private static void readMapping(
      SourceDocument document,
      YamlMapping mapping,
      String prefix,
      Facts facts,
      List<Diagnostic> problems) {
    for (YamlMapping.Entry entry : mapping.effective().values()) {
      String key = prefix + entry.name();
      Fact fact = BY_KEY.get(key);
      YamlNode value = entry.value();
      if (fact == null && value instanceof YamlMapping nested && isGroup(key)) {
        readMapping(document, nested, key + ".", facts, problems);
      } else if (fact == null) {
        problems.add(
            problem(
                document,
                entry.key().span(),
                "there is no fact named `" + key + "`",
                "see kubectl telemetry generate --print-facts"));
      } else if (value instanceof YamlScalar scalar) {
        facts
            .set(fact, scalar.text())
            .ifPresent(wrong -> problems.add(problem(document, value.span(), wrong, null)));
      } else {
        problems.add(
            problem(
                document,
                value.span(),
                "expected " + fact.kind().expectation() + " for " + key,
                null));
      }
    }
  }

  private static boolean isGroup(String key) {
    return BY_KEY.keySet().stream().anyMatch(k -> k.startsWith(key + "."));
  }

  private static Diagnostic problem(
      SourceDocument document, Span span, String message, @Nullable String hint) {
    return new Diagnostic(RULE, Severity.ERROR, document.source().name(), span, message, hint);
  }
}
