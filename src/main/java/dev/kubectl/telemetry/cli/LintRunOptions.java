package dev.kubectl.telemetry.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code lint} does besides looking, and where it says what it saw. */
final class LintRunOptions {
  private LintRunOptions() {}

  /** Reports and their forms. */
  static final class Reports {
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FORM[=FILE]",
        description = {
          "text, json, sarif, junit, github, gitlab, checkstyle or markdown. May be given several"
              + " times, once without a file. Default: text."
        })
    List<String> forms = new ArrayList<>();

    @Option(
        names = "--changed-since",
        paramLabel = "REF",
        description = "Show only what is in files that differ from a git commit.")
    @Nullable String changedSince;

    @Option(names = "--watch", description = "Report again whenever a file changes, until Ctrl-C.")
    boolean watch;

    @Option(names = "--stats", description = "Say how much was looked at, and how long it took.")
    boolean stats;
  }

  /** Changes to files. */
  static final class Mending {
    @Option(names = "--fix", description = "Mend what can be mended safely.")
    boolean fix;

    @Option(names = "--diff", description = "With --fix: show the changes, write nothing.")
    boolean diff;
  }

  /** Reading about rules instead of linting. */
  static final class Reading {
    @Option(names = "--list-rules", description = "Show all rules.")
    boolean list;

    @Option(names = "--explain", paramLabel = "RULE", description = "Show the page of a rule.")
    @Nullable String explain;

    /** For the documentation of a release. */
    @Option(
        names = "--write-rule-pages",
        hidden = true,
        paramLabel = "DIR",
        description = "Write a page for each rule, and an index.")
    @Nullable Path pages;
  }
}
