package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile texts end in one diagnostic, early. */
class YamlLimitsTest {
  private static final YamlLimits SMALL = new YamlLimits(100, 3, 20, 2);

  @Test
  void atEachLimitATextIsReadAndOneMoreIsRefused() {
    assertThat(problem("a: " + "x".repeat(97))).isEmpty();
    assertThat(problem("a: " + "x".repeat(98)))
        .containsExactly("1:1 the text is larger than 100 bytes");
    assertThat(problem("a: " + "é".repeat(49)))
        .containsExactly("1:1 the text is larger than 100 bytes");
    assertThat(problem("[[[a]]]")).isEmpty();
    assertThat(problem("[[[[a]]]]"))
        .containsExactly("1:4 mappings and lists lie more than 3 levels inside each other");
    assertThat(problem("a\n--- b\n")).isEmpty();
    assertThat(problem("a\n--- b\n--- c"))
        .containsExactly("3:1 the text has more than 2 documents");
    assertThat(problem("[" + "a,".repeat(19) + "]")).isEmpty();
    assertThat(problem("[" + "a,".repeat(20) + "]"))
        .containsExactly("1:40 the text has more than 20 keys and values, aliases expanded");
    assertThat(problem("[&a [1, 2, 3], *a, *a, *a, *a]"))
        .containsExactly("1:28 the text has more than 20 keys and values, aliases expanded");
  }

  @Test
  void theBytesOfAFileAreCountedBeforeTheyAreDecoded() {
    YamlFile file = YamlReader.read("f", new byte[101], SMALL);

    assertThat(file.diagnostics()).extracting(Diagnostic::rule).containsExactly("yaml-limit");
  }

  @Test
  void documentsBeforeALimitAreKept() {
    YamlFile file = YamlReader.read(new SourceText("f", "a\n--- b\n--- c\n--- d"), SMALL);

    assertThat(file.documents()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "{", "[{a: ", "!a [", "&a ["})
  void deepNestingIsRefused(String level) {
    YamlFile file = YamlReader.read(new SourceText("f", level.repeat(200_000)));

    assertThat(file.documents()).isEmpty();
    assertThat(file.diagnostics()).hasSize(1);
  }

  @Test
  void aBillionLaughsAreRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1) + ", ";
      text.append("a%d: &a%d [%s]%n".formatted(i, i, before.repeat(10)));
    }
    YamlFile file = YamlReader.read(new SourceText("f", text.toString()));

    assertThat(file.documents()).isEmpty();
    assertThat(file.diagnostics()).extracting(Diagnostic::rule).containsExactly("yaml-limit");
  }

  @Test
  void aChainOfMergesIsRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 {k0: 1}\n");
    for (int i = 1; i < 5000; i++) {
      text.append("a%d: &a%d {<<: *a%d, k%d: 1}%n".formatted(i, i, i - 1, i));
    }
    YamlFile file = YamlReader.read(new SourceText("f", text.toString()));

    assertThat(file.diagnostics()).extracting(Diagnostic::rule).containsExactly("yaml-limit");
  }

  @Test
  void aNestedChainOfAliasesIsNoDeeperThanTheLimit() {
    StringBuilder text = new StringBuilder("- &a0 [x]\n");
    for (int i = 1; i < 200; i++) {
      text.append("- &a%d [*a%d]%n".formatted(i, i - 1));
    }
    YamlFile file = YamlReader.read(new SourceText("f", text.toString()));

    assertThat(file.diagnostics()).extracting(Diagnostic::rule).containsExactly("yaml-limit");
  }

  private static List<String> problem(String text) {
    List<String> problems = new ArrayList<>();
    for (Diagnostic diagnostic : YamlReader.read(new SourceText("f", text), SMALL).diagnostics()) {
      assertThat(diagnostic.rule()).isEqualTo("yaml-limit");
      problems.add(diagnostic.span().start() + " " + diagnostic.message());
    }
    return problems;
  }
}
