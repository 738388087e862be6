package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.SecretMode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options whose values are words of a closed set, written in lower case and read in any. */
final class WordOptions {
  private WordOptions() {}

  private static List<String> words(Enum<?>[] values) {
    return Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static <E extends Enum<E>> E read(E[] values, String word) {
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "expected " + String.join(", ", words(values)) + ", but was '" + word + "'"));
  }

  /** {@code error}, {@code warning}, {@code info}. */
  static final class Weight implements ITypeConverter<Severity>, Iterable<String> {
    @Override
    public Severity convert(String word) {
      return read(Severity.values(), word);
    }

    @Override
    public Iterator<String> iterator() {
      return words(Severity.values()).iterator();
    }
  }

  /** {@code note}, {@code require}, {@code skip}. */
  static final class Secrets implements ITypeConverter<SecretMode>, Iterable<String> {
    @Override
    public SecretMode convert(String word) {
      return read(SecretMode.values(), word);
    }

    @Override
    public Iterator<String> iterator() {
      return words(SecretMode.values()).iterator();
    }
  }
}
