package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.lint.rule.LintRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a suppression says: {@code TEL2107 TEL3* reason="until the backend moves" until=2027-01-31}.
 *
 * @param rules globs over identifiers and names
 * @param reason null when none is given, and then it silences nothing
 * @param until last day on which it holds, or null for ever
 */
public record Directive(List<String> rules, @Nullable String reason, @Nullable LocalDate until) {
  private static final Pattern WORD =
      Pattern.compile("(reason|until)=(?:\"([^\"]*)\"|(\\S+))|([^\\s=\"]+)");

  public Directive {
    rules = List.copyOf(rules);
  }

  /** A text that is no directive. */
  public record Malformed(String message) {}

  /** What became of reading one. */
  public sealed interface Result {
    record Read(Directive directive) implements Result {}

    record Failed(Malformed why) implements Result {}
  }

  /** Reads what stands behind {@code ignore}. Rules may be separated by blanks or commas. */
  public static Result parse(String text) {
    List<String> rules = new ArrayList<>();
    String reason = null;
    LocalDate until = null;
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.find()) {
      if (!text.substring(end, word.start()).isBlank()) {
        return failed("`" + text.substring(end, word.start()).strip() + "` is not understood");
      }
      end = word.end();
      String value = Optional.ofNullable(word.group(2)).orElse(word.group(3));
      if (word.group(4) != null) {
        for (String rule : word.group(4).split(",", -1)) {
          if (!rule.isEmpty()) {
            rules.add(rule);
          }
        }
      } else if (word.group(1).equals("reason")) {
        reason = value == null || value.isBlank() ? null : value.strip();
      } else {
        try {
          until = LocalDate.parse(String.valueOf(value));
        } catch (DateTimeException e) {
          return failed("`until=" + value + "` is no date such as 2027-01-31");
        }
      }
    }
    if (!text.substring(end).isBlank()) {
      return failed("`" + text.substring(end).strip() + "` is not understood");
    }
    if (rules.isEmpty()) {
      return failed("it names no rule");
    }
    return new Result.Read(new Directive(rules, reason, until));
  }

  private static Result failed(String message) {
    return new Result.Failed(new Malformed(message));
  }

  boolean names(LintRule rule) {
    return RuleSelection.matchesOne(rules, rule);
  }

  boolean expired(LocalDate today) {
    return until != null && today.isAfter(until);
  }
}
