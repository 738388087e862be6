package dev.kubectl.telemetry.ide.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.ScalarPositions;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A sketch agrees with the reader about every text that is right. */
class SketchTest {
  private static final Path VECTORS = Path.of(System.getProperty("vectors", "../shared/vectors"));

  @Test
  void aSketchOfEveryVectorIsItsTree() throws IOException {
    try (Stream<Path> files = Files.walk(VECTORS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        if (Files.size(file) < 400_000) {
          check(file.toString(), Files.readString(file));
        }
      }
    }
  }

  @Test
  void everyStyleOfScalarIsReadAlike() {
    check(
        "styles",
        """
        # a comment
        plain: one two   # behind
        lines: one
          two

          three
        "quoted key": 'it''s'
        double: "a\\tb\\u00e9 \\"c\\" \\
          joined"
        folded: "one
          two

          three"
        literal: |
          set(a, 1)
            deeper

          end
        strip: |-
          x
        keep: |+
          x

        fold: >
          one
          two

          three
            more
          four
        fold2: >-

          one


            two

          three
        given: |2
            two more
        flow: {a: b, "c": [1, 'two', {d: e}], f: }
        list:
        - a
        - b: c
          d: e
        - - nested
          - again
        -
          late: value
        anchored: &x
          k: v
        url: http://example.com:80/#x
        empty:
        tail: end
        """);
    check(
        "crlf", "a: |\r\n  one\r\n  two\r\nb: >\r\n  one\r\n  two\r\nc: \"x\r\n  y\"\r\nd: e\r\n");
    check("two", "a: 1\n---\nb: 2\n...\n---\n- c\n");
  }

  private static void check(String name, String text) {
    SourceText source = new SourceText(name, text);
    YamlFile file = YamlReader.read(source);
    if (!file.diagnostics().isEmpty()) {
      return;
    }
    List<Sketch> sketches =
        Sketcher.documents(text).stream()
            .map(Sketcher.Document::root)
            .filter(root -> !(root instanceof Sketch.Scalar s && s.isNothing()))
            .toList();
    assertThat(sketches).as(name).hasSameSizeAs(file.documents());
    int at = 0;
    for (SourceDocument document : file.documents()) {
      same(name, source, document.root(), sketches.get(at++));
    }
  }

  private static void same(String name, SourceText source, YamlNode node, Sketch sketch) {
    String where = name + ":" + node.span().start();
    switch (node) {
      case YamlMapping mapping -> {
        assertThat(sketch).as(where).isInstanceOf(Sketch.Mapping.class);
        Sketch.Mapping other = (Sketch.Mapping) sketch;
        assertThat(other.entries()).as(where).hasSameSizeAs(mapping.written());
        for (int i = 0; i < other.entries().size(); i++) {
          same(name, source, mapping.written().get(i).key(), other.entries().get(i).key());
          same(name, source, mapping.written().get(i).value(), other.entries().get(i).value());
        }
      }
      case YamlSequence sequence -> {
        assertThat(sketch).as(where).isInstanceOf(Sketch.Sequence.class);
        Sketch.Sequence other = (Sketch.Sequence) sketch;
        assertThat(other.items()).as(where).hasSameSizeAs(sequence.items());
        for (int i = 0; i < other.items().size(); i++) {
          same(name, source, sequence.items().get(i), other.items().get(i).value());
        }
      }
      case YamlScalar scalar -> {
        assertThat(sketch).as(where).isInstanceOf(Sketch.Scalar.class);
        Sketch.Scalar other = (Sketch.Scalar) sketch;
        assertThat(other.text()).as(where).isEqualTo(scalar.text());
        assertThat(other.style()).as(where).isEqualTo(scalar.style());
        assertThat(other.closed()).as(where).isTrue();
        places(where, source, scalar, other);
      }
    }
  }

  private static void places(
      String where, SourceText source, YamlScalar scalar, Sketch.Scalar sketch) {
    if (scalar.text().length() > 400 || source.text().length() > 20_000) {
      return;
    }
    ScalarPositions positions = ScalarPositions.of(source, scalar);
    for (int i = 0; i < sketch.text().length(); i++) {
      int index =
          source
              .text()
              .offsetByCodePoints(
                  0, positions.positionOf(sketch.text().codePointCount(0, i)).offset());
      char c = sketch.text().charAt(i);
      if (!Character.isLowSurrogate(c) && !Character.isWhitespace(c)) {
        assertThat(sketch.content().place(i)).as(where + " character " + i).isEqualTo(index);
      }
    }
  }
}
