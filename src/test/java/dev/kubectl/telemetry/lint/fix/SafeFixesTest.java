package dev.kubectl.telemetry.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.Lint;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.TextEncoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeFixesTest {
  private static final TextEncoding UTF_8 = TextEncoding.of(new byte[0]);

  private static final String OLD =
      """
      # The shop's pipeline.
      apiVersion: telemetry.kyma-project.io/v1alpha1   # for years
      kind: MetricPipeline
      metadata: {name: shop}
      spec:
        input:
          otlp:
            disabled:   off  # we want it
          prometheus: {enabled: yes}
        output:
          otlp:
            endpoint: {value: 'https://backend.example.com:4317'}
            headers:
              - {name: tenant, value: 0777}
      """;

  @Test
  void fixesKeepCommentsOrderAndStyle() {
    SafeFixes fixes = SafeFixes.of(Lint.input(OLD), Lint.OPTIONS);

    assertThat(fixes.files().getFirst().after())
        .isEqualTo(
            """
            # The shop's pipeline.
            apiVersion: telemetry.kyma-project.io/v1beta1   # for years
            kind: MetricPipeline
            metadata: {name: shop}
            spec:
              input:
                otlp:
                  enabled:   true  # we want it
                prometheus: {enabled: true}
              output:
                otlp:
                  endpoint: {value: 'https://backend.example.com:4317'}
                  headers:
                    - {name: tenant, value: "0777"}
            """);
    assertThat(fixes.report().findings()).isEmpty();
  }

  @Test
  void fixingTwiceChangesNothing() {
    String once = SafeFixes.of(Lint.input(OLD), Lint.OPTIONS).files().getFirst().after();

    assertThat(SafeFixes.of(Lint.input(once), Lint.OPTIONS).files()).isEmpty();
  }

  @Test
  void lineEndsAndByteOrderMarkStay() {
    String windows = "\uFEFF" + OLD.replace("\n", "\r\n");

    FixedFile fixed = SafeFixes.of(Lint.input(windows), Lint.OPTIONS).files().getFirst();

    String after = new String(fixed.bytes(), StandardCharsets.UTF_8);
    assertThat(after).startsWith("\uFEFF#").contains("enabled:   true  # we want it\r\n");
    assertThat(after.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
  }

  @Test
  void aFileInUtf16StaysOne() {
    byte[] wide = ("\uFEFF" + OLD).getBytes(StandardCharsets.UTF_16LE);
    LintInput input =
        new LintInput(List.of(new ManifestFiles.Content("shop.yaml", wide)), List.of());

    FixedFile fixed = SafeFixes.of(input, Lint.OPTIONS).files().getFirst();

    assertThat(new String(fixed.bytes(), StandardCharsets.UTF_16LE))
        .startsWith("\uFEFF# The shop's")
        .contains("enabled:   true  # we want it");
  }

  @Test
  void aGuessIsNotApplied() {
    String misspelt = OLD.replace("prometheus:", "promethues:");

    SafeFixes fixes = SafeFixes.of(Lint.input(misspelt), Lint.OPTIONS);

    assertThat(fixes.files().getFirst().after()).contains("promethues:");
  }

  @Test
  void ofTwoFixesThatOverlapTheFirstIsTaken() {
    Fix first = new Fix("a", true, List.of(new Edit(span(0, 3), "X")));
    Fix second = new Fix("b", true, List.of(new Edit(span(2, 4), "Y"), new Edit(span(5, 6), "Z")));
    Fix third = new Fix("c", true, List.of(new Edit(span(3, 4), "W")));

    String after = Fixer.apply(new SourceText("t", "abcdef"), List.of(first, second, third));

    assertThat(after).isEqualTo("XWef");
  }

  @Test
  void theDifferenceIsOneThatPatchReads() {
    FixedFile file =
        new FixedFile("a.yaml", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n6\n", UTF_8, 1);

    assertThat(UnifiedDiff.of(file))
        .isEqualTo(
            """
            --- a/a.yaml
            +++ b/a.yaml
            @@ -2,5 +2,5 @@
             2
             3
             4
            -5
            +five
             6
            """);
  }

  private static Span span(int start, int end) {
    return new Span(new Position(1, start + 1, start), new Position(1, end + 1, end));
  }
}
