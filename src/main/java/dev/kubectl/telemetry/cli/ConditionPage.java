package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.scaffold.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the conditions in a pipeline's status say, and what to do then, from {@code conditions.txt}.
 */
record ConditionPage(String type, String about, List<Reason> reasons) {
  private static final int WIDTH = 80;
  private static final String ARROW = " -> ";

  /**
   * One thing that a condition can say.
   *
   * @param advice what to do; empty when there is nothing to do
   */
  record Reason(String status, String name, String meaning, String advice) {
    private static Reason of(String status, String rest) {
      int name = rest.indexOf(' ');
      int advice = rest.indexOf(ARROW);
      return new Reason(
          status,
          rest.substring(0, name),
          rest.substring(name + 1, advice < 0 ? rest.length() : advice),
          advice < 0 ? "" : rest.substring(advice + ARROW.length()));
    }
  }

  /** In the order in which one is best looked at. */
  static List<ConditionPage> all() {
    List<ConditionPage> pages = new ArrayList<>();
    for (String line : lines()) {
      String[] parts = line.split(" ", 2);
      switch (parts[0]) {
        case "#" -> {}
        case "True", "False", "Unknown" ->
            pages.getLast().reasons().add(Reason.of(parts[0], parts[1]));
        default -> pages.add(new ConditionPage(parts[0], parts[1], new ArrayList<>()));
      }
    }
    return pages;
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(ConditionPage.class.getResourceAsStream("conditions.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(List<ConditionPage> pages) {
    StringBuilder text = new StringBuilder();
    for (ConditionPage page : pages) {
      text.append(text.isEmpty() ? "" : "\n");
      wrap(text, page.type() + ": " + page.about(), "");
      for (Reason reason : page.reasons()) {
        text.append("  %-8s%s\n".formatted(reason.status(), reason.name()));
        wrap(text, reason.meaning(), " ".repeat(10));
        if (!reason.advice().isEmpty()) {
          wrap(text, "-> " + reason.advice(), " ".repeat(10));
        }
      }
    }
    return text.toString();
  }

  private static void wrap(StringBuilder text, String words, String indent) {
    for (String line : Lines.wrapped(words, WIDTH - indent.length())) {
      text.append(indent).append(line).append('\n');
    }
  }
}
