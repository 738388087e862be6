package dev.kubectl.telemetry.cli.schema;

import dev.kubectl.telemetry.ide.schema.SettingsFile;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of an option as users write them: in small letters. */
abstract sealed class Words<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
  private final E[] values;

  private Words(E[] values) {
    this.values = values;
  }

  @Override
  public E convert(String typed) {
    for (E value : values) {
      if (word(value).equals(typed)) {
        return value;
      }
    }
    throw new TypeConversionException(
        "expected "
            + String.join(", ", Stream.of(values).map(Words::word).toList())
            + ", but was '"
            + typed
            + "'");
  }

  @Override
  public Iterator<String> iterator() {
    return Stream.of(values).map(Words::word).iterator();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static final class Subjects extends Words<SchemaCommand.Subject> {
    Subjects() {
      super(SchemaCommand.Subject.values());
    }
  }

  static final class Versions extends Words<SchemaCommand.Version> {
    Versions() {
      super(SchemaCommand.Version.values());
    }
  }

  static final class Forms extends Words<SchemaCommand.Form> {
    Forms() {
      super(SchemaCommand.Form.values());
    }
  }

  static final class Editors extends Words<SettingsFile> {
    Editors() {
      super(SettingsFile.values());
    }
  }
}
