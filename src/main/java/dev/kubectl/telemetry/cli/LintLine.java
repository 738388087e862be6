package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.SecretMode;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The model of a line of {@code lint} that is right and asks for no help: names and kinds of its
 * options and the fields they go to. Reading all of that from the annotations of {@link
 * LintCommand} takes longer than linting a file; a line that this model does not take is given to
 * theirs.
 *
 * <p>Written from the annotations by {@code LintLineTest}, which fails when they differ.
 */
final class LintLine implements IGetter, ISetter {
  private final LintCommand command;
  private final int field;

  private LintLine(LintCommand command, int field) {
    this.command = command;
    this.field = field;
  }

  static CommandSpec of(LintCommand command) {
    CommandSpec line = CommandSpec.wrapWithoutInspection(command).name("lint");
    line.addPositional(
        words(command, 0)
            .index("0..*")
            .arity("0..1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    line.addOption(
        option(command, 1, "-f", "--filename")
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    line.addOption(option(command, 2, "-R", "--recursive").arity("0").type(boolean.class).build());
    line.addOption(option(command, 3, "-k", "--kustomize").arity("1").type(Path.class).build());
    line.addOption(
        option(command, 4, "--rules")
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .build());
    line.addOption(
        option(command, 5, "--skip")
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .build());
    line.addOption(
        option(command, 6, "--min-severity")
            .arity("1")
            .type(Severity.class)
            .converters(new WordOptions.Weight())
            .build());
    line.addOption(
        option(command, 7, "--fail-on")
            .arity("1")
            .type(Severity.class)
            .converters(new WordOptions.Weight())
            .build());
    line.addOption(
        option(command, 8, "--secrets")
            .arity("1")
            .type(SecretMode.class)
            .converters(new WordOptions.Secrets())
            .build());
    line.addOption(option(command, 9, "--collector-version").arity("1").type(String.class).build());
    line.addOption(option(command, 10, "--server").arity("0").type(boolean.class).build());
    line.addOption(option(command, 11, "--config").arity("1").type(String.class).build());
    line.addOption(option(command, 12, "--baseline").arity("1").type(String.class).build());
    line.addOption(option(command, 13, "--write-baseline").arity("0").type(boolean.class).build());
    line.addOption(
        option(command, 14, "-o", "--output")
            .arity("1")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    line.addOption(option(command, 15, "--changed-since").arity("1").type(String.class).build());
    line.addOption(option(command, 16, "--watch").arity("0").type(boolean.class).build());
    line.addOption(option(command, 17, "--stats").arity("0").type(boolean.class).build());
    line.addOption(option(command, 18, "--fix").arity("0").type(boolean.class).build());
    line.addOption(option(command, 19, "--diff").arity("0").type(boolean.class).build());
    line.addOption(option(command, 20, "--list-rules").arity("0").type(boolean.class).build());
    line.addOption(option(command, 21, "--explain").arity("1").type(String.class).build());
    line.addOption(option(command, 22, "--write-rule-pages").arity("1").type(Path.class).build());
    return line;
  }

  private static OptionSpec.Builder option(LintCommand command, int field, String... names) {
    LintLine value = new LintLine(command, field);
    return OptionSpec.builder(names).getter(value).setter(value).hasInitialValue(false);
  }

  private static PositionalParamSpec.Builder words(LintCommand command, int field) {
    LintLine value = new LintLine(command, field);
    return PositionalParamSpec.builder().getter(value).setter(value).hasInitialValue(false);
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"})
  public <T> T get() {
    Object value =
        switch (field) {
          case 0 -> command.paths;
          case 1 -> command.input.filenames;
          case 2 -> command.input.recursive;
          case 3 -> command.input.kustomization;
          case 4 -> command.rules.only;
          case 5 -> command.rules.skip;
          case 6 -> command.rules.minSeverity;
          case 7 -> command.rules.failOn;
          case 8 -> command.rules.secrets;
          case 9 -> command.rules.collectorVersion;
          case 10 -> command.rules.server;
          case 11 -> command.rules.config;
          case 12 -> command.rules.baseline;
          case 13 -> command.rules.writeBaseline;
          case 14 -> command.reports.forms;
          case 15 -> command.reports.changedSince;
          case 16 -> command.reports.watch;
          case 17 -> command.reports.stats;
          case 18 -> command.mending.fix;
          case 19 -> command.mending.diff;
          case 20 -> command.reading.list;
          case 21 -> command.reading.explain;
          case 22 -> command.reading.pages;
          default -> throw new IllegalStateException("no field " + field);
        };
    return (T) value;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T set(T value) {
    T old = get();
    switch (field) {
      case 0 -> command.paths = (List<String>) value;
      case 1 -> command.input.filenames = (List<String>) value;
      case 2 -> command.input.recursive = (boolean) value;
      case 3 -> command.input.kustomization = (Path) value;
      case 4 -> command.rules.only = (List<String>) value;
      case 5 -> command.rules.skip = (List<String>) value;
      case 6 -> command.rules.minSeverity = (Severity) value;
      case 7 -> command.rules.failOn = (Severity) value;
      case 8 -> command.rules.secrets = (SecretMode) value;
      case 9 -> command.rules.collectorVersion = (String) value;
      case 10 -> command.rules.server = (boolean) value;
      case 11 -> command.rules.config = (String) value;
      case 12 -> command.rules.baseline = (String) value;
      case 13 -> command.rules.writeBaseline = (boolean) value;
      case 14 -> command.reports.forms = (List<String>) value;
      case 15 -> command.reports.changedSince = (String) value;
      case 16 -> command.reports.watch = (boolean) value;
      case 17 -> command.reports.stats = (boolean) value;
      case 18 -> command.mending.fix = (boolean) value;
      case 19 -> command.mending.diff = (boolean) value;
      case 20 -> command.reading.list = (boolean) value;
      case 21 -> command.reading.explain = (String) value;
      case 22 -> command.reading.pages = (Path) value;
      default -> throw new IllegalStateException("no field " + field);
    }
    return old;
  }
}
