package dev.kubectl.telemetry.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.schema.FieldType;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.ide.completion.Candidate;
import dev.kubectl.telemetry.ide.completion.Completions;
import dev.kubectl.telemetry.ide.diagnosis.Diagnosis;
import dev.kubectl.telemetry.ide.diagnosis.Scope;
import dev.kubectl.telemetry.ide.hover.Hovers;
import dev.kubectl.telemetry.ide.hover.Signature;
import dev.kubectl.telemetry.ide.navigation.Definitions;
import dev.kubectl.telemetry.ide.navigation.Outline;
import dev.kubectl.telemetry.ide.navigation.Selections;
import dev.kubectl.telemetry.ide.place.CursorPlace;
import dev.kubectl.telemetry.ide.place.Places;
import dev.kubectl.telemetry.ide.tokens.OttlColours;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.ottl.syntax.Parser;
import dev.kubectl.telemetry.ottl.syntax.Token;
import dev.kubectl.telemetry.ottl.syntax.TokenKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Somebody types a valid manifest from the first character to the last: at every place there is an
 * answer, and what comes next is among the candidates. A sample of the places; more with {@code
 * -Dprefixes=20000}, every one with {@code -Dprefixes=all}.
 */
class PrefixesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final LintOptions OPTIONS = LintOptions.at(NOW);
  private static final Path VECTORS = Path.of("src/test/resources/vectors");
  private static final int PLACES = 1500;

  /** A prefix of a manifest. */
  private record Place(String manifest, int end) {}

  @Test
  void whileSomebodyTypesThereIsAlwaysAnAnswerAndTheNextWord() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    List<Place> places = places(new Random(seed));
    assertThat(places).hasSizeGreaterThan(100);
    int expected = 0;
    List<String> missing = new ArrayList<>();
    for (Place place : places) {
      String next = next(place);
      List<Candidate> candidates = answers(place, seed);
      if (next != null) {
        expected++;
        boolean found =
            candidates.stream()
                .anyMatch(candidate -> fits(candidate, place.manifest(), place.end()));
        if (!found) {
          missing.add("seed " + seed + ": " + next + " at …" + tail(place) + "‸");
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(expected).as("places with one right word").isGreaterThan(places.size() / 20);
  }

  /** Everything that an editor asks while somebody types; nothing may fail. */
  private static List<Candidate> answers(Place place, long seed) {
    Editor editor = Editor.of(place.manifest().substring(0, place.end()));
    try {
      Diagnosis.of(editor.workspace(), editor.file(), OPTIONS, Scope.ALL);
      OttlColours.of(editor.file());
      Outline.of(editor.file());
      Signature.at(editor.file(), editor.offset());
      Selections.at(editor.file(), editor.offset());
      Definitions.definitions(editor.workspace(), editor.file(), editor.offset());
      int middle = editor.offset() / 2;
      Hovers.at(editor.workspace(), editor.file(), middle, NOW);
      Completions.at(editor.workspace(), editor.file(), middle);
      return Completions.at(editor.workspace(), editor.file(), editor.offset());
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + ", at …" + tail(place) + "‸", e);
    }
  }

  /** Whether the manifest goes on with the candidate. */
  private static boolean fits(Candidate candidate, String manifest, int end) {
    int start = candidate.replaced().start();
    String word =
        candidate.kind() == Candidate.Kind.SNIPPET ? candidate.filter() : candidate.label();
    return start <= end && manifest.startsWith(word.replaceFirst("^- ", ""), start);
  }

  /** The word that comes next, if it is one that a program can know; else null. */
  private static @Nullable String next(Place place) {
    String text = place.manifest();
    if (place.end() == 0 || place.end() >= text.length()) {
      return null;
    }
    return switch (Places.at(text, place.end())) {
      case CursorPlace.FieldKey key
          when key.schema().field(key.key().text()).isPresent()
              && isInside(place, key.key().start(), key.key().end())
              && key.key().start() < place.end()
              && !key.key().text().equals("status") ->
          key.key().text();
      case CursorPlace.FieldValue value
          when isChoice(value.type())
              && isInside(place, value.value().start(), value.value().end())
              && value.value().start() < place.end() ->
          value.value().text();
      case CursorPlace.OttlText ottl -> ottlWord(ottl);
      case CursorPlace.Nowhere _,
          CursorPlace.Comment _,
          CursorPlace.FieldKey _,
          CursorPlace.FieldValue _,
          CursorPlace.ItemStart _ ->
          null;
    };
  }

  private static boolean isChoice(FieldType type) {
    return type instanceof FieldType.Bool
        || (type instanceof FieldType.Text(List<String> choices) && !choices.isEmpty());
  }

  private static boolean isInside(Place place, int start, int end) {
    return start <= place.end() && place.end() < end;
  }

  /** A name or keyword that the cursor is in, behind its first letter. */
  private static @Nullable String ottlWord(CursorPlace.OttlText ottl) {
    String text = ottl.scalar().text();
    int at = text.codePointCount(0, ottl.index());
    List<Token> tokens = Parser.tokens(text);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean name = token.kind() == TokenKind.LOWERCASE || token.kind() == TokenKind.UPPERCASE;
      boolean named = i + 1 < tokens.size() && tokens.get(i + 1).kind() == TokenKind.EQUAL;
      if (name && !named && token.start() < at && at < token.end()) {
        return token.text();
      }
    }
    return null;
  }

  private static List<Place> places(Random random) throws IOException {
    List<Place> places = new ArrayList<>();
    for (String manifest : manifests()) {
      for (int end = 0; end <= manifest.length(); end++) {
        places.add(new Place(manifest, end));
      }
    }
    if ("all".equals(System.getProperty("prefixes"))) {
      return places;
    }
    Collections.shuffle(places, random);
    int wanted = Integer.getInteger("prefixes", PLACES);
    return places.subList(0, Math.min(wanted, places.size()));
  }

  /** Those of the vectors in which lint finds no error. */
  private static List<String> manifests() throws IOException {
    List<String> manifests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(VECTORS)) {
      for (Path file : files.filter(path -> path.endsWith("pipelines.yaml")).sorted().toList()) {
        for (String manifest : Files.readString(file).split("(?m)^---\\n", -1)) {
          Editor editor = Editor.of(manifest);
          boolean valid =
              editor.file().isOurs()
                  && Diagnosis.of(editor.workspace(), editor.file(), OPTIONS, Scope.ALL).stream()
                      .noneMatch(finding -> finding.severity() == Severity.ERROR);
          if (valid) {
            manifests.add(manifest);
          }
        }
      }
    }
    return manifests;
  }

  private static String tail(Place place) {
    String prefix = place.manifest().substring(0, place.end());
    return prefix.substring(Math.max(0, prefix.length() - 120)).replace("\n", "⏎");
  }
}
