package dev.kubectl.telemetry.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes {@link LintLine} from the annotations of {@link LintCommand}. */
final class LintLineSource {
  private static final String FORM =
      """
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
      MODEL
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
      GET
                default -> throw new IllegalStateException("no field " + field);
              };
          return (T) value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T set(T value) {
          T old = get();
          switch (field) {
      SET
            default -> throw new IllegalStateException("no field " + field);
          }
          return old;
        }
      }
      """;

  private LintLineSource() {}

  static String of(CommandSpec spec) {
    List<ArgSpec> args = new ArrayList<>();
    for (ArgSpec arg : spec.args()) {
      // A line that asks for help or the version is none of those that have to be quick.
      if (place(field(arg)).isPresent()) {
        checkThatNothingIsLost(arg);
        args.add(arg);
      }
    }
    StringBuilder model = new StringBuilder();
    StringBuilder get = new StringBuilder();
    StringBuilder set = new StringBuilder();
    for (int i = 0; i < args.size(); i++) {
      ArgSpec arg = args.get(i);
      String place = place(field(arg)).orElseThrow();
      model.append("    line.").append(added(arg, i)).append(";\n");
      get.append("          case %d -> %s;\n".formatted(i, place));
      set.append("      case %d -> %s = (%s) value;\n".formatted(i, place, type(field(arg))));
    }
    return FORM.replace("MODEL\n", model).replace("GET\n", get).replace("SET\n", set);
  }

  private static String added(ArgSpec arg, int number) {
    String rest = attributes(arg) + ".build())";
    if (arg instanceof OptionSpec option) {
      String names =
          Stream.of(option.names()).map(LintLineSource::quoted).collect(Collectors.joining(", "));
      return "addOption(option(command, " + number + ", " + names + ")" + rest;
    }
    PositionalParamSpec words = (PositionalParamSpec) arg;
    return "addPositional(words(command, "
        + number
        + ").index("
        + quoted(words.index().toString())
        + ")"
        + rest;
  }

  private static String attributes(ArgSpec arg) {
    StringBuilder text = new StringBuilder();
    text.append(".arity(").append(quoted(arg.arity().toString())).append(")");
    text.append(".type(").append(arg.type().getSimpleName()).append(".class)");
    if (arg.isMultiValue()) {
      String types =
          Stream.of(arg.auxiliaryTypes())
              .map(type -> type.getSimpleName() + ".class")
              .collect(Collectors.joining(", "));
      text.append(".auxiliaryTypes(").append(types).append(")");
    }
    if (!arg.splitRegex().isEmpty()) {
      text.append(".splitRegex(").append(quoted(arg.splitRegex())).append(")");
    }
    if (arg.converters().length > 0) {
      String converters =
          Arrays.stream(arg.converters())
              .map(converter -> "new " + converter.getClass().getCanonicalName() + "()")
              .map(made -> made.replace(LintLineSource.class.getPackageName() + ".", ""))
              .collect(Collectors.joining(", "));
      text.append(".converters(").append(converters).append(")");
    }
    return text.toString();
  }

  /** What is written here is all that says how a word is taken. */
  private static void checkThatNothingIsLost(ArgSpec arg) {
    boolean plain =
        !arg.required()
            && !arg.interactive()
            && !arg.inherited()
            && arg.defaultValue() == null
            && arg.parameterConsumer() == null
            && (arg.group() == null || !arg.group().validate());
    boolean plainOption =
        !(arg instanceof OptionSpec option)
            || !option.negatable() && option.fallbackValue().isEmpty();
    if (!plain || !plainOption) {
      throw new IllegalStateException("LintLine knows no option as " + arg + " is");
    }
  }

  /** The field as the class says it; none for a field that is not reached from the command. */
  private static Optional<String> place(Field field) {
    if (field.getDeclaringClass() == LintCommand.class) {
      return Optional.of("command." + field.getName());
    }
    return group(field).map(group -> "command." + group.getName() + "." + field.getName());
  }

  /** The object of a command that the field is of. */
  static Optional<Object> owner(Field field, LintCommand command) {
    if (field.getDeclaringClass() == LintCommand.class) {
      return Optional.of(command);
    }
    return group(field)
        .map(group -> {
          try {
            return group.get(command);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Optional<Field> group(Field field) {
    return Stream.of(LintCommand.class.getDeclaredFields())
        .filter(group -> group.getType() == field.getDeclaringClass())
        .findFirst();
  }

  private static Field field(ArgSpec arg) {
    return (Field) arg.userObject();
  }

  private static String type(Field field) {
    return field.getGenericType().getTypeName().replaceAll("([a-z]+\\.)+", "").replace('$', '.');
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
