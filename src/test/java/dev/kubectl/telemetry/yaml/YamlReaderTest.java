package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  @Test
  void everyKeyAndValueKnowsItsPlace() {
    YamlNode root = root("spec:\n  output: {otlp: \"é😀\"}\n  list:\n    - a\n    - b: 1\n");

    assertThat(root.span()).hasToString("1:1-5:11");
    assertThat(key(root, "spec", "output")).isEqualTo("2:3-2:9");
    assertThat(value(root, "spec", "output")).isEqualTo("2:11-2:23");
    assertThat(value(root, "spec", "output", "otlp")).isEqualTo("2:18-2:22");
    assertThat(value(root, "spec", "list")).isEqualTo("4:5-5:11");
    assertThat(YamlPaths.spanOf(root, FieldPath.of("spec", "list").index(1).key("b")))
        .hasToString("5:10-5:11");
  }

  @Test
  void anAnchorAndATagAreNotPartOfTheValue() {
    YamlNode root = root("a: &x !!str  text\nb: *x\nc: &y # why\n  d: 1\n");

    assertThat(value(root, "a")).isEqualTo("1:14-1:18");
    assertThat(value(root, "b")).isEqualTo("1:14-1:18");
    assertThat(value(root, "c")).isEqualTo("4:3-4:7");
  }

  @Test
  void documentsAreCountedAndEmptyOnesLeftOut() {
    YamlFile file = read("# only a comment\n---\na: 1\n---\n---\nb: 2\n...\n");

    assertThat(file.documents()).extracting(SourceDocument::index).containsExactly(0, 2);
    assertThat(file.diagnostics()).isEmpty();
    assertThat(read("").documents()).isEmpty();
    assertThat(read("null").documents()).hasSize(1);
  }

  @Test
  void documentsBeforeASyntaxErrorAreKept() {
    YamlFile file = read("a: 1\n---\nb: 2\n---\nc: [1\nd: 3\n---\ne: 4\n");

    assertThat(trees(file)).isEqualTo("[{a=1}, {b=2}]");
    assertThat(file.diagnostics()).hasSize(1);
    assertThat(file.diagnostics().getFirst().rule()).isEqualTo("yaml-syntax");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '§',
      delimiterString = " => ",
      value = {
        "a: b: c => 1:5 a `:` that makes a key is not allowed here",
        "a:\\n\\tb: 1 => 2:1 a tab must not indent a line",
        "a: 'x => 1:4 the quoted text that begins here has no end",
        "a: [1, 2\\nb: 1 => 1:4 the list that begins here has no `]`",
        "a: [1,\\n  '2' '3'] => 2:7 `,` or `]` is missing before this",
        "a: {b: 1\\n => 1:4 the mapping that begins here has no `}`",
        "- a\\nb: c => 2:1 this does not belong to the block above",
        "a: @x => 1:4 no value can begin with this character",
        "é😀: \"\\q\" => 1:7 a double-quoted text has no such escape",
        "a: b\\nc => 2:1 there is no `:` after this key",
        "a: *x => 1:4 alias `*x` refers to no anchor before it",
        "a: &a [*a] => 1:8 alias `*a` stands inside the node that it refers to",
        "a: - b => 1:4 a list item is not allowed here",
        "[a]] => 1:4 the document ends before this",
        "a: b\\n# \\u0007 => 2:3 the character U+0007 is not allowed in YAML",
        "a: \\ud800 => 1:4 the character U+D800 is not allowed in YAML",
        "a: \\u007f => 1:4 the character U+007F is not allowed in YAML",
      })
  void aSyntaxErrorHasItsPlaceAndAMessageForPeople(String text, String expected) {
    YamlFile file = read(unescape(text));

    assertThat(file.diagnostics())
        .singleElement()
        .satisfies(diagnostic -> {
          assertThat(diagnostic.rule()).isEqualTo("yaml-syntax");
          assertThat(diagnostic.span().start() + " " + diagnostic.message()).isEqualTo(expected);
        });
  }

  @Test
  void aBadAliasSpoilsItsOwnDocumentOnly() {
    YamlFile file = read("a: *x\n---\nb: 1\n");

    assertThat(trees(file)).isEqualTo("[{b=1}]");
    assertThat(file.documents().getFirst().index()).isEqualTo(1);
  }

  @Test
  void aForbiddenCharacterKeepsTheDocumentsBeforeIt() {
    YamlFile file = read("a: 1\n---\nb: \u0001\n---\nc: 3\n");

    assertThat(trees(file)).isEqualTo("[{a=1}]");
    assertThat(file.diagnostics()).extracting(Diagnostic::location).containsExactly("f:3:4");
  }

  @Test
  void aKeyWrittenTwiceIsAWarningAtTheSecond() {
    YamlFile file = read("a: 1\nb: 2\na: 3\n");

    Diagnostic diagnostic = file.diagnostics().getFirst();
    assertThat(diagnostic.rule()).isEqualTo("yaml-duplicate-key");
    assertThat(diagnostic.severity()).isEqualTo(Severity.WARNING);
    assertThat(diagnostic.span()).hasToString("3:1-3:2");
    assertThat(diagnostic.hint()).isEqualTo("the first one is on line 1");
    assertThat(trees(file)).isEqualTo("[{a=3, b=2}]");
    assertThat(((YamlMapping) file.documents().getFirst().root()).written()).hasSize(3);
  }

  @Test
  void aMergedKeyIsNoDuplicate() {
    YamlFile file = read("a: &a {x: 1}\nb: {<<: *a, x: 2}\n");

    assertThat(file.diagnostics()).isEmpty();
    assertThat(trees(file)).isEqualTo("[{a={x=1}, b={x=2}}]");
  }

  @Test
  void aMergeAfterAKeyReplacesItForKubectlWhichIsAWarning() {
    YamlFile file = read("a: 1\n<<: {a: 2}\n");

    assertThat(trees(file)).isEqualTo("[{a=2}]");
    assertThat(file.diagnostics())
        .singleElement()
        .hasToString(
            "Diagnostic[rule=yaml-merge, severity=WARNING, source=f, span=2:1-2:3, message=to kubectl"
                + " this merge replaces `a`, which is written before it, hint=Put `<<` first, so that"
                + " all readers agree]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "<<: 1 => yaml-merge",
        "<<: [1] => yaml-merge",
        "~: 1 => yaml-no-json",
        "? [a] => yaml-no-json",
        "9223372036854775808: 1 => yaml-no-json"
      })
  void whatKubectlRefusesIsAnError(String text, String rule) {
    YamlFile file = read(text);

    assertThat(file.diagnostics()).extracting(Diagnostic::rule).containsExactly(rule);
    assertThat(file.diagnostics().getFirst().severity()).isEqualTo(Severity.ERROR);
    assertThat(((YamlMapping) file.documents().getFirst().root()).effective()).isEmpty();
  }

  @Test
  void jsonIsRead() {
    YamlFile file =
        read("{\n\t\"a\":\t\"\\ud83d\\ude00\\/\",\n\t\"b\":[\t1e2 ,true],\"c\":{\"d\":null}\n}\n");

    assertThat(file.diagnostics()).isEmpty();
    assertThat(trees(file)).isEqualTo("[{a=😀/, b=[100, true], c={d=null}}]");
    assertThat(key(file.documents().getFirst().root(), "a")).isEqualTo("2:2-2:5");
  }

  @Test
  void aTabInAJsonTextStays() {
    assertThat(trees(read("{\"a\":\t\"x\ty\"}"))).isEqualTo("[{a=x\ty}]");
  }

  @Test
  void bytesMayHaveAByteOrderMark() {
    byte[] plain = "é: 1".getBytes(StandardCharsets.UTF_8);
    byte[] marked = "\uFEFFé: 1".getBytes(StandardCharsets.UTF_8);
    byte[] little = "\uFEFFé: 1".getBytes(StandardCharsets.UTF_16LE);
    byte[] big = "\uFEFFé: 1".getBytes(StandardCharsets.UTF_16BE);

    for (byte[] bytes : List.of(plain, marked, little, big)) {
      YamlFile file = YamlReader.read("f", bytes);
      assertThat(trees(file)).isEqualTo("[{é=1}]");
      assertThat(file.documents().getFirst().root().span()).hasToString("1:1-1:5");
    }
  }

  @Test
  void bytesThatAreNoTextAreRefusedInOneDiagnostic() {
    assertThat(encoding("a: 1\nb: é".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("f:2:4 the file is not valid UTF-8");
    assertThat(encoding(new byte[] {'a', '\n', 'b', 0, 1}))
        .isEqualTo("f:2:2 the file holds a NUL, so it is not a text");
    assertThat(encoding(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'}))
        .isEqualTo("f:1:1 the file is not valid UTF-16LE");
  }

  private static String encoding(byte[] bytes) {
    YamlFile file = YamlReader.read("f", bytes);
    assertThat(file.documents()).isEmpty();
    assertThat(file.diagnostics()).hasSize(1);
    Diagnostic diagnostic = file.diagnostics().getFirst();
    assertThat(diagnostic.rule()).isEqualTo("yaml-encoding");
    return diagnostic.location() + " " + diagnostic.message();
  }

  private static String unescape(String text) {
    return text.replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\u0007", "\u0007")
        .replace("\\u007f", "\u007F")
        .replace("\\ud800", "\ud800");
  }

  private static YamlFile read(String text) {
    return YamlReader.read(new SourceText("f", text));
  }

  private static YamlNode root(String text) {
    return read(text).documents().getFirst().root();
  }

  private static String trees(YamlFile file) {
    return file.documents().stream().map(d -> Trees.of(d.root())).toList().toString();
  }

  private static String key(YamlNode root, String... path) {
    return YamlPaths.keySpan(root, FieldPath.of(path)).orElseThrow().toString();
  }

  private static String value(YamlNode root, String... path) {
    return YamlPaths.at(root, FieldPath.of(path)).orElseThrow().span().toString();
  }
}
