package dev.kubectl.telemetry.cli.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What there is to say about one command, as its help page has it.
 *
 * @param name all words, such as {@code kubectl telemetry lint}
 * @param summary one sentence
 * @param description paragraphs
 * @param examples lines as somebody would type them, comments included
 * @param sections parameters and options under their headings
 * @param exitCodes what each code means
 * @param commands the names of the commands below it, each with its summary
 */
public record CommandPage(
    String name,
    String summary,
    String synopsis,
    List<String> description,
    List<String> examples,
    List<Section> sections,
    Map<String, String> exitCodes,
    Map<String, String> commands) {

  /** Options that belong together. */
  public record Section(String title, List<Entry> entries) {}

  /** An option or a parameter and what it does. */
  public record Entry(String term, String text) {}

  /** A command and all below it that are not hidden, in the order of the help page. */
  public static List<CommandPage> all(CommandSpec root) {
    List<CommandPage> pages = new ArrayList<>();
    visible(root).forEach(command -> pages.add(of(command)));
    return pages;
  }

  /** The command itself and all below it that are not hidden. */
  public static Stream<CommandSpec> visible(CommandSpec command) {
    return Stream.concat(Stream.of(command), below(command).flatMap(CommandPage::visible));
  }

  private static Stream<CommandSpec> below(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(sub -> !sub.usageMessage().hidden())
        .distinct();
  }

  static CommandPage of(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    List<String> header = List.of(usage.header());
    int examples = header.indexOf("Examples:");
    Map<String, String> commands = new LinkedHashMap<>();
    below(command).forEach(sub -> commands.put(sub.qualifiedName(), summary(sub)));
    Map<String, String> codes = new LinkedHashMap<>();
    usage.exitCodeList().forEach((code, meaning) -> codes.put(code.strip(), meaning));
    return new CommandPage(
        command.qualifiedName(),
        summary(command),
        usage.customSynopsis().length == 0
            ? command.qualifiedName() + " COMMAND"
            : String.join("\n", usage.customSynopsis()).strip(),
        paragraphs(header.isEmpty() ? new String[0] : usage.description()),
        examples < 0
            ? List.of()
            : withoutBlankEnd(header.subList(examples + 1, header.size())).stream()
                .map(line -> line.replaceFirst("^ {2}", ""))
                .toList(),
        sections(command),
        codes,
        commands);
  }

  private static String summary(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    String[] text = usage.header().length == 0 ? usage.description() : usage.header();
    return text.length == 0 ? "" : text[0];
  }

  private static List<String> paragraphs(String[] lines) {
    return Arrays.stream(lines).filter(line -> !line.isBlank()).map(String::formatted).toList();
  }

  private static List<String> withoutBlankEnd(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isBlank()) {
      end--;
    }
    return lines.subList(0, end);
  }

  private static List<Section> sections(CommandSpec command) {
    List<Section> sections = new ArrayList<>();
    add(sections, "Arguments", command.positionalParameters().stream());
    add(sections, "Options", command.options().stream().filter(option -> option.group() == null));
    for (ArgGroupSpec group : command.argGroups()) {
      add(sections, title(group), group.allOptionsNested().stream());
    }
    return sections;
  }

  private static void add(List<Section> sections, String title, Stream<? extends ArgSpec> all) {
    List<Entry> entries = all.filter(option -> !option.hidden()).map(CommandPage::entry).toList();
    if (!entries.isEmpty()) {
      sections.add(new Section(title, entries));
    }
  }

  private static String title(ArgGroupSpec group) {
    String heading = group.heading() == null ? "More options" : group.heading();
    String title = heading.replace("%n", "").strip();
    return title.endsWith(":") ? title.substring(0, title.length() - 1) : title;
  }

  private static Entry entry(ArgSpec spec) {
    String term =
        switch (spec) {
          case OptionSpec option -> names(option) + value(option);
          case PositionalParamSpec parameter -> parameter.paramLabel();
          default -> throw new IllegalArgumentException(spec.toString());
        };
    // The only public way to fill in what ${...} in a description stands for.
    @SuppressWarnings("deprecation")
    String[] description = spec.renderedDescription();
    return new Entry(term, Ansi.OFF.string(String.join(" ", description)));
  }

  private static String names(OptionSpec option) {
    return String.join(
        ", ", Arrays.stream(option.names()).sorted((a, b) -> a.length() - b.length()).toList());
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    String label = option.paramLabel();
    return option.arity().min() == 0 ? "[=" + label + "]" : "=" + label;
  }
}
