package dev.kubectl.telemetry.cli.completion;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What fits at the cursor. The shell itself adds file names, where the directives allow it. */
public record Completion(List<Candidate> candidates, Set<Directive> directives) {
  public Completion {
    candidates = List.copyOf(candidates);
    directives = Set.copyOf(directives);
  }

  static Completion none() {
    return of(List.of());
  }

  /** Exactly these, no file names. */
  static Completion of(List<Candidate> candidates) {
    return new Completion(candidates, EnumSet.of(Directive.NO_FILES));
  }

  /** Exactly these, in this order. */
  static Completion ordered(List<Candidate> candidates) {
    return new Completion(candidates, EnumSet.of(Directive.NO_FILES, Directive.KEEP_ORDER));
  }

  static Completion files() {
    return new Completion(List.of(), Set.of());
  }

  static Completion directories() {
    return new Completion(List.of(), EnumSet.of(Directive.DIRECTORIES));
  }

  /** Files with one of these endings, and directories on the way to them. */
  static Completion files(String... endings) {
    return new Completion(
        Arrays.stream(endings).map(Candidate::of).toList(), EnumSet.of(Directive.FILE_ENDINGS));
  }

  Completion with(Directive directive) {
    EnumSet<Directive> more = EnumSet.of(directive);
    more.addAll(directives);
    return new Completion(candidates, more);
  }

  /** Only what starts with what was typed; case counts only when nothing starts with it exactly. */
  Completion startingWith(String typed) {
    if (directives.contains(Directive.FILE_ENDINGS)) {
      return this;
    }
    List<Candidate> exact =
        candidates.stream().filter(candidate -> candidate.value().startsWith(typed)).toList();
    return new Completion(exact.isEmpty() ? ignoringCase(typed) : exact, directives);
  }

  private List<Candidate> ignoringCase(String typed) {
    return candidates.stream()
        .filter(candidate -> candidate.value().regionMatches(true, 0, typed, 0, typed.length()))
        .toList();
  }

  Completion mapped(UnaryOperator<String> change) {
    return new Completion(
        candidates.stream()
            .map(candidate ->
                new Candidate(change.apply(candidate.value()), candidate.description()))
            .toList(),
        directives);
  }

  /**
   * The answer as kubectl expects it from {@code kubectl_complete-telemetry}: a candidate a line,
   * its description behind a tab, the directives last.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Candidate candidate : candidates) {
      if (candidate.fitsOnALine()) {
        text.append(candidate.line()).append('\n');
      }
    }
    int bits = directives.stream().mapToInt(Directive::bit).sum();
    return text.append(':').append(bits).append('\n').toString();
  }
}
