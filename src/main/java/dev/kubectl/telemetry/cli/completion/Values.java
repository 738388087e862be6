package dev.kubectl.telemetry.cli.completion;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option or an argument may be. The label that the help shows for it says so: {@code
 * error|warning|info} are words, {@code FILE}, {@code RULE} or {@code REF} stand for a kind of
 * name, {@code git:REF} has a fixed beginning. A few options are known by their name instead,
 * because kubectl has them under labels that say less.
 */
final class Values {
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_-]*");
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\]<>]|\\.\\.\\.");

  private static final Map<String, Names> BY_OPTION =
      Map.ofEntries(
          Map.entry("--namespace", Names.NAMESPACES),
          Map.entry("--namespaces", Names.NAMESPACE_CHOICES),
          Map.entry("--context", Names.CONTEXTS),
          Map.entry("--cluster", Names.CLUSTERS),
          Map.entry("--user", Names.USERS),
          Map.entry("--kubeconfig", Names.FILES),
          Map.entry("--certificate-authority", Names.FILES),
          Map.entry("--client-certificate", Names.FILES),
          Map.entry("--client-key", Names.FILES),
          Map.entry("--filename", Names.MANIFESTS));

  private static final Map<String, Names> BY_LABEL =
      Map.ofEntries(
          Map.entry("FILE", Names.FILES),
          Map.entry("PATH", Names.MANIFESTS),
          Map.entry("DIR", Names.DIRECTORIES),
          Map.entry("REF", Names.GIT_REFS),
          Map.entry("OLD", Names.OLD_STATES),
          Map.entry("RULE", Names.RULES),
          Map.entry("GLOB", Names.RULES),
          Map.entry("FORM", Names.REPORT_FORMS),
          Map.entry("NAME=VALUE", Names.FACTS),
          Map.entry("CONDITION", Names.CONDITIONS),
          Map.entry("NAMESPACE", Names.NAMESPACES),
          Map.entry("CONTEXT", Names.CONTEXTS),
          Map.entry("PIPELINE", Names.METRIC_PIPELINES));

  private final Outside outside;

  Values(Outside outside) {
    this.outside = outside;
  }

  /** What fits where {@code typed} was typed already; a list is completed at its last element. */
  Completion of(ArgSpec argument, String typed, TypedLine line) {
    String separator = argument.splitRegex();
    int comma = separator.equals(",") ? typed.lastIndexOf(',') : -1;
    String before = typed.substring(0, comma + 1);
    String last = typed.substring(comma + 1);
    Completion fitting =
        all(argument, last, ClusterWords.of(line))
            .startingWith(last)
            .mapped(value -> before + value);
    // Behind these marks the value goes on.
    return fitting.candidates().stream().anyMatch(word -> word.value().matches(".*[:=]"))
            && !fitting.directives().contains(Directive.FILE_ENDINGS)
        ? fitting.with(Directive.NO_SPACE)
        : fitting;
  }

  private Completion all(ArgSpec argument, String typed, ClusterWords cluster) {
    if (argument instanceof OptionSpec option) {
      for (String name : option.names()) {
        Names names = BY_OPTION.get(name);
        if (names != null) {
          return names.complete(typed, outside, cluster);
        }
      }
    }
    Completion byLabel = byLabel(argument.paramLabel(), typed, cluster);
    Iterable<String> declared = argument.completionCandidates();
    boolean described = declared instanceof DescribedWords;
    if (declared == null || !(described || byLabel.candidates().isEmpty())) {
      return byLabel;
    }
    List<Candidate> candidates = new ArrayList<>();
    declared.forEach(value -> candidates.add(declared(argument, declared, value)));
    return Completion.ordered(candidates);
  }

  private static Candidate declared(ArgSpec argument, Iterable<String> words, String value) {
    String word = value.toLowerCase(Locale.ROOT);
    return new Candidate(
        word,
        words instanceof DescribedWords described
            ? described.meaning(value)
            : Meanings.of(argument.paramLabel(), word));
  }

  /** Everything that the alternatives of a label stand for; file names if one is a file. */
  private Completion byLabel(String label, String typed, ClusterWords cluster) {
    String plain = BRACKETS.matcher(label).replaceAll("");
    Names whole = BY_LABEL.get(plain);
    if (whole != null) {
      return whole.complete(typed, outside, cluster);
    }
    List<Candidate> candidates = new ArrayList<>();
    EnumSet<Directive> directives = EnumSet.of(Directive.NO_FILES, Directive.KEEP_ORDER);
    for (String alternative : plain.split("\\|", -1)) {
      Completion part = alternative(label, alternative, typed, cluster);
      candidates.addAll(part.candidates());
      if (!part.directives().contains(Directive.NO_FILES)) {
        directives.remove(Directive.NO_FILES);
      }
    }
    return new Completion(candidates, directives);
  }

  private Completion alternative(
      String label, String alternative, String typed, ClusterWords cluster) {
    if (WORD.matcher(alternative).matches()) {
      return Completion.of(List.of(new Candidate(alternative, Meanings.of(label, alternative))));
    }
    int mark = alternative.indexOf(':');
    String start = alternative.substring(0, mark + 1);
    Names names = BY_LABEL.get(alternative.substring(mark + 1).replaceFirst("=FILE$", ""));
    if (names == null) {
      return Completion.none();
    }
    if (start.isEmpty()) {
      return names.complete(typed, outside, cluster);
    }
    // Names from outside are looked for only behind their beginning.
    return typed.startsWith(start)
        ? names.complete(typed.substring(mark + 1), outside, cluster).mapped(n -> start + n)
        : Completion.of(List.of(new Candidate(start, Meanings.of(label, start))));
  }

  /** The labels that need no entry of their own, for the test that keeps the table honest. */
  static Stream<String> labels() {
    return BY_LABEL.keySet().stream();
  }
}
