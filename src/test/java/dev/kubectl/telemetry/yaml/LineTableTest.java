package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Position;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTableTest {
  private static final String TEXT = "a😀b\r\n\ré\nend";
  private static final LineTable LINES = LineTable.of(new SourceText("x", TEXT));

  @Test
  void linesEndWithEveryKindOfBreak() {
    assertThat(LINES.lines()).isEqualTo(4);
    assertThat(LINES.line(1)).isEqualTo("a😀b");
    assertThat(LINES.line(2)).isEmpty();
    assertThat(LINES.line(3)).isEqualTo("é");
    assertThat(LINES.line(4)).isEqualTo("end");
    assertThat(LINES.line(0)).isEmpty();
    assertThat(LINES.line(5)).isEmpty();
    assertThat(LineTable.of("").lines()).isEqualTo(1);
  }

  @Test
  void columnsAreCodePointsAndUtf16UnitsOnRequest() {
    Position b = LINES.positionAt(2);

    assertThat(b).isEqualTo(new Position(1, 3, 2));
    assertThat(LINES.utf16Column(b)).isEqualTo(4);
    assertThat(LINES.charIndex(2)).isEqualTo(3);
    assertThat(LINES.fromUtf16(1, 4)).isEqualTo(b);
    assertThat(LINES.positionOfChar(3)).isEqualTo(b);
  }

  @Test
  void placesOutsideOfTheTextAreMovedInside() {
    assertThat(LINES.positionAt(1000)).hasToString("4:4");
    assertThat(LINES.positionAt(-1)).hasToString("1:1");
    assertThat(LINES.fromUtf16(1, 1000)).hasToString("1:4");
    assertThat(LINES.fromUtf16(99, 1)).hasToString("4:1");
  }

  @Test
  void allWaysOfCountingLeadToTheSamePlace() {
    for (int seed = 0; seed < 500; seed++) {
      String text = RandomTexts.text(new Random(seed)) + RandomTexts.text(new Random(-seed));
      LineTable lines = LineTable.of(text);
      for (int offset = 0; offset <= text.codePointCount(0, text.length()); offset++) {
        Position position = lines.positionAt(offset);
        int index = text.offsetByCodePoints(0, offset);
        assertThat(lines.charIndex(offset)).as("seed %d", seed).isEqualTo(index);
        assertThat(lines.positionOfChar(index)).as("seed %d", seed).isEqualTo(position);
      }
    }
  }
}
