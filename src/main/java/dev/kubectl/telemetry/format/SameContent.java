package dev.kubectl.telemetry.format;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.ottl.syntax.Parser;
import dev.kubectl.telemetry.ottl.syntax.Token;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Whether a text says what a file said: the last look at an edited text, at what is read from it.
 * The texts of OTTL may differ in white space between their tokens, all else is equal.
 */
final class SameContent {
  private final Set<YamlNode> ottl = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private SameContent(List<OttlScalars.Found> ottl) {
    ottl.forEach(found -> this.ottl.add(found.scalar()));
  }

  static boolean isIn(YamlFile file, List<OttlScalars.Found> ottl, String text) {
    YamlFile other = YamlReader.read(new SourceText(file.source().name(), text));
    if (other.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR)
        || other.documents().size() != file.documents().size()) {
      return false;
    }
    SameContent content = new SameContent(ottl);
    for (int i = 0; i < file.documents().size(); i++) {
      if (!content.isSame(file.documents().get(i).root(), other.documents().get(i).root())) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(YamlNode one, YamlNode other) {
    if (!seen.add(one)) {
      // Behind an alias there is what was compared where its anchor stands.
      return true;
    }
    return switch (one) {
      case YamlMapping mapping ->
          other instanceof YamlMapping same && isSame(mapping.written(), same.written());
      case YamlSequence sequence ->
          other instanceof YamlSequence same
              && sequence.items().size() == same.items().size()
              && all(
                  sequence.items().size(),
                  i -> isSame(sequence.items().get(i), same.items().get(i)));
      case YamlScalar scalar -> other instanceof YamlScalar same && isSame(scalar, same);
    };
  }

  private boolean isSame(List<YamlMapping.Entry> one, List<YamlMapping.Entry> other) {
    return one.size() == other.size()
        && all(
            one.size(),
            i ->
                isSame(one.get(i).key(), other.get(i).key())
                    && isSame(one.get(i).value(), other.get(i).value()));
  }

  private boolean isSame(YamlScalar one, YamlScalar other) {
    if (one.style() != other.style()) {
      return false;
    }
    return ottl.contains(one)
        ? words(one.text()).equals(words(other.text()))
        : one.value().equals(other.value()) && one.text().equals(other.text());
  }

  private static List<String> words(String text) {
    return Parser.tokens(text).stream().map(Token::text).toList();
  }

  private static boolean all(int size, IntPredicate same) {
    return IntStream.range(0, size).allMatch(same);
  }
}
