package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
  @Test
  void aConfigurationReadsLikeOneWrittenByHand() {
    Tree tree =
        Tree.mapping()
            .put("endpoint", "${MY_POD_IP}:13133")
            .put("ratio", 0.8)
            .put("port", 8888)
            .put("enabled", true)
            .put("nothing", Tree.NULL)
            .put("batch", Tree.EMPTY_MAPPING)
            .put("statements", Tree.EMPTY_SEQUENCE)
            .put("receivers", Tree.texts("otlp", "forward/input", "k8s.io/a_b-c"))
            .put(
                "transform",
                Tree.sequence(
                    Tree.mapping()
                        .put("context", "datapoint")
                        .put("statements", Tree.texts("set(attributes[\"a\"], 1)", "a: b", "#"))
                        .build()))
            .put("note", "one\n  two\n")
            .build();

    assertThat(YamlWriter.write(tree))
        .isEqualTo(
            """
            endpoint: ${MY_POD_IP}:13133
            ratio: 0.8
            port: 8888
            enabled: true
            nothing: null
            batch: {}
            statements: []
            receivers:
              - otlp
              - forward/input
              - k8s.io/a_b-c
            transform:
              - context: datapoint
                statements:
                  - set(attributes["a"], 1)
                  - "a: b"
                  - "#"
            note: |
              one
                two
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word", "a b", "-x", "--flag=1", "a:b", "a#b", "127.0.0.1:1777", "1.62.0", "10s", "5m",
        "512MiB", "/a/b", "${env:X}", "é😀", "~/x", "<a", "=a", "set(a[\"b\"], 'c')", "a, b", "a]",
        "200ms", "0a", "$1", "(a)", "onto", "nullable"
      })
  void aHarmlessTextHasNoQuotes(String text) {
    assertThat(YamlWriter.write(Tree.of(text))).isEqualTo(text + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y",
        "N",
        "yes",
        "No",
        "on",
        "OFF",
        "true",
        "FALSE",
        "null",
        "~",
        "0",
        "-1",
        "+1",
        "1.5",
        "1_000",
        "0o7",
        "0b1",
        "0x1F",
        "1e3",
        "1:30",
        "190:20:30",
        ".inf",
        "-.INF",
        ".nan",
        "2001-12-14",
        "2001-12-14T21:59:43Z",
        "=",
        "<<",
        ".",
        "-",
        "- x",
        "? x",
        "# x",
        "a: b",
        "a #b",
        "a:",
        " a",
        "a ",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "{a",
        "[a",
        "'a'"
      })
  void aTextThatAReaderWouldTakeForSomethingElseHasQuotes(String text) {
    assertThat(YamlWriter.write(Tree.of(text))).isEqualTo("\"" + text + "\"\n");
  }

  @Test
  void anEmptyTextHasQuotes() {
    assertThat(YamlWriter.write(Tree.texts(""))).isEqualTo("  - \"\"\n");
  }

  @Test
  void quotesAreSingleWhenThatSavesEscapes() {
    assertThat(YamlWriter.write(Tree.of("a: \"b\\c\""))).isEqualTo("'a: \"b\\c\"'\n");
  }

  @Test
  void whatCannotBeSeenIsEscaped() {
    assertThat(YamlWriter.write(Tree.of("\u0000\u001B\t\u007F\u0085\u00A0\u2028\u2029\uFEFF\r")))
        .isEqualTo("\"\\0\\e\\t\\x7F\\N\\_\\u2028\\u2029\\uFEFF\\r\"\n");
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacter() {
    assertThat(YamlWriter.write(Tree.of("a\ud83dxb\ude00"))).isEqualTo("a\uFFFDxb\uFFFD\n");
    assertThat(JsonWriter.write(Tree.of("a\ud83dxb\ude00"))).isEqualTo("\"a\uFFFDxb\uFFFD\"\n");
  }

  @Test
  void linesBecomeABlockWithTheRightIndicators() {
    Tree tree =
        Tree.mapping()
            .put("strip", "a\nb")
            .put("keep", "a\n\n")
            .put("blank", "  a\nb\n")
            .put("break", "\n  a\n")
            .put("list", Tree.texts(" a\nb"))
            .put("tab", "\ta\nb")
            .put("trailing", "a \nb")
            .build();

    assertThat(YamlWriter.write(tree))
        .isEqualTo(
            """
            strip: |-
              a
              b
            keep: |+
              a

            blank: |2
                a
              b
            break: |2

                a
            list:
              - |2-
                 a
                b
            tab: "\\ta\\nb"
            trailing: "a \\nb"
            """);
  }

  @Test
  void aLongLineIsNotFolded() {
    String text = "word ".repeat(500) + "end";

    assertThat(YamlWriter.write(Tree.mapping().put("a", text).build()))
        .isEqualTo("a: " + text + "\n");
    assertThat(YamlWriter.write(Tree.of("\u0007" + text))).doesNotContain("\\\n");
  }

  @Test
  void numbersAreNumbersInEveryVersion() {
    Tree tree =
        Tree.sequence(
            Tree.of(1e21),
            Tree.of(1.5e-7),
            Tree.of(1.0),
            Tree.of(Double.POSITIVE_INFINITY),
            Tree.of(Double.NaN),
            Tree.of(Long.MIN_VALUE),
            Tree.of(BigInteger.TEN.pow(20)));

    assertThat(YamlWriter.write(tree).lines().map(line -> line.strip().substring(2)))
        .containsExactly(
            "1.0e+21",
            "1.5e-7",
            "1.0",
            ".inf",
            ".nan",
            "-9223372036854775808",
            "100000000000000000000");
    assertThat(JsonWriter.write(tree)).contains("null,\n  null,\n").contains("1.0E21");
  }

  @Test
  void documentsStandBetweenMarks() {
    assertThat(
            YamlWriter.writeStream(
                List.of(
                    Tree.mapping().put("a", 1).build(),
                    Tree.mapping().put("b", "x\n\n").build(),
                    Tree.EMPTY_MAPPING)))
        .isEqualTo("a: 1\n---\nb: |+\n  x\n\n--- {}\n");
    assertThat(YamlWriter.writeStream(List.of())).isEmpty();
  }

  @Test
  void jsonIsIndented() {
    Tree tree =
        Tree.mapping()
            .put("a", Tree.sequence(Tree.of(1), Tree.mapping().put("b", "é\"\u2028").build()))
            .put("c", Tree.EMPTY_MAPPING)
            .put("d", Tree.EMPTY_SEQUENCE)
            .build();

    assertThat(JsonWriter.write(tree))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": "é\\"\\u2028"
                }
              ],
              "c": {},
              "d": []
            }
            """);
  }
}
