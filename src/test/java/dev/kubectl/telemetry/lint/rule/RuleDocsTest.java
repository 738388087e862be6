package dev.kubectl.telemetry.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleDocsTest {
  private static final Path INDEX = Path.of("src/test/resources/lint/rules.md");

  /** Run with {@code -Dgolden.update=true} after a rule was added. */
  @Test
  void theIndexListsEveryRuleWithALinkToItsPage() throws IOException {
    String index = RuleDocs.index();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(INDEX, index);
    }

    assertThat(INDEX).content().isEqualTo(index);
    assertThat(index.lines().filter(line -> line.startsWith("| [TEL")))
        .hasSize(RuleCatalogue.all().size());
  }

  @Test
  void everyRuleHasAFileBesideTheIndex() {
    List<String> expected = RuleCatalogue.all().stream().map(rule -> rule.id() + ".md").toList();

    assertThat(RuleDocs.files()).containsKeys(expected.toArray(String[]::new));
    assertThat(RuleDocs.files()).hasSize(expected.size() + 1).containsKey("README.md");
    assertThat(RuleDocs.files().values()).allSatisfy(text -> assertThat(text).startsWith("# "));
  }
}
