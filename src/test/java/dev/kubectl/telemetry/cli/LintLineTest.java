package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What the short model of {@code lint} takes, the whole one takes, and means the same by it. */
class LintLineTest {
  private static final Console CONSOLE = new Console(System.out, System.err, false);

  private static final Path SOURCE =
      Path.of("src/main/java/dev/kubectl/telemetry/cli/LintLine.java");
  private static final int LINES = Integer.getInteger("lint.lines", 3000);
  private static final long SEED = Long.getLong("lint.seed", new Random().nextLong());

  /** Run with {@code -Dgolden.update=true} after an option of lint changed, then format it. */
  @Test
  void theSourceIsWhatTheAnnotationsSay() throws IOException {
    String source = LintLineSource.of(whole(command()).getCommandSpec());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(SOURCE, source);
    }

    assertThat(SOURCE).content().isEqualToIgnoringWhitespace(source);
  }

  @Test
  void everyOptionButThoseForHelpIsInIt() {
    List<String> all = names(whole(command()));

    assertThat(all).contains("--help", "--version");
    assertThat(names(brief(command())))
        .containsExactlyElementsOf(
            all.stream().filter(name -> !List.of("--help", "--version").contains(name)).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "-Rh", "--version", "--fial-on=error", "--fix=maybe"})
  void whatItDoesNotTakeGoesToTheWholeModel(String word) {
    CommandLine brief = brief(command());

    assertThatThrownBy(() -> brief.parseArgs(word)).isInstanceOf(ParameterException.class);
  }

  @Test
  void linesOfAllKindsMeanTheSame() {
    Random random = new Random(SEED);
    int taken = 0;
    for (int i = 0; i < LINES; i++) {
      String[] line = line(random);
      LintCommand briefly = command();
      LintCommand wholly = command();

      // What it does not take is no matter, an option that is there twice for example.
      if (parsed(brief(briefly), line).isEmpty()) {
        taken++;
        assertThat(parsed(whole(wholly), line)).as("seed %d, %s", SEED, List.of(line)).isEmpty();
        assertThat(values(briefly))
            .as("seed %d, %s", SEED, List.of(line))
            .isEqualTo(values(wholly));
      }
    }
    assertThat(taken).isGreaterThan(LINES / 4);
  }

  /** Nothing, or what is wrong with the line. */
  private static Optional<String> parsed(CommandLine commandLine, String... line) {
    try {
      commandLine.parseArgs(line);
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Words as people write them, right ones mostly. */
  private static String[] line(Random random) {
    List<OptionSpec> options =
        whole(command()).getCommandSpec().options().stream()
            .filter(option -> !option.usageHelp() && !option.versionHelp())
            .toList();
    List<String> values =
        List.of("error", "WARNING", "a", "a,b", "TEL2*", "-", "", "=", "--", "require", "x=y");
    List<String> line = new ArrayList<>();
    for (int words = random.nextInt(5); words > 0; words--) {
      String value = values.get(random.nextInt(values.size()));
      OptionSpec option = options.get(random.nextInt(options.size()));
      String name = option.names()[random.nextInt(option.names().length)];
      boolean takesValue = option.arity().max() > 0 != (random.nextInt(12) == 0);
      switch (random.nextInt(4)) {
        case 0 -> line.add(value);
        case 1 -> line.add(takesValue ? name + "=" + value : name);
        case 2 -> line.add(takesValue && name.length() == 2 ? name + value : name);
        default -> {
          line.add(name);
          if (takesValue) {
            line.add(value);
          }
        }
      }
    }
    return line.toArray(String[]::new);
  }

  private static LintCommand command() {
    return new LintCommand(CONSOLE, Clock.systemUTC(), new ByteArrayInputStream(new byte[0]));
  }

  private static CommandLine brief(LintCommand command) {
    return Main.ready(new CommandLine(LintLine.of(command)), CONSOLE);
  }

  private static CommandLine whole(LintCommand command) {
    return Main.ready(new CommandLine(command), CONSOLE);
  }

  private static List<String> names(CommandLine commandLine) {
    return commandLine.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }

  /** What was understood: the value of each field that stands for words of a line. */
  private static Map<String, Optional<Object>> values(LintCommand command) {
    Map<String, Optional<Object>> values = new LinkedHashMap<>();
    for (ArgSpec arg : whole(command()).getCommandSpec().args()) {
      Field field = (Field) arg.userObject();
      Optional<Object> owner = LintLineSource.owner(field, command);
      owner.ifPresent(object -> values.put(field.toString(), value(field, object)));
    }
    return values;
  }

  private static Optional<Object> value(Field field, Object owner) {
    try {
      field.setAccessible(true);
      @Nullable Object value = field.get(owner);
      return Optional.ofNullable(value);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
