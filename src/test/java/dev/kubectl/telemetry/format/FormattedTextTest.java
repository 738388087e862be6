package dev.kubectl.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a formatted manifest looks like, style by style. */
class FormattedTextTest {
  private static final String HEAD =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: {name: shop}   # flow
      spec:
        filter:
          - conditions:
      """;

  @Test
  void oneBlankGoesAroundOperatorsAndBehindCommas() {
    assertThat(condition("'metric.name==\"a\"and( metric.unit!=nil or 1<=2 )'"))
        .isEqualTo("'metric.name == \"a\" and (metric.unit != nil or 1 <= 2)'");
    assertThat(condition("'IsMatch ( metric . name ,\"a\" )'"))
        .isEqualTo("'IsMatch(metric.name, \"a\")'");
    assertThat(condition("'not(a [ \"b\" ] [ 1 ]==- 1+2 *-3)'"))
        .isEqualTo("'not (a[\"b\"][1] == -1 + 2 * -3)'");
    assertThat(condition("'a==[ 1,[ 2 ] ,{ \"b\" :1 ,\"c\":[ ] } ]'"))
        .isEqualTo("'a == [1, [2], {\"b\": 1, \"c\": []}]'");
    assertThat(condition("'Is Match(a) == Hex( x = 0xff )[ \"k\" ]'"))
        .isEqualTo("'IsMatch(a) == Hex(x=0xff)[\"k\"]'");
    assertThat(condition("'a == [b [1, 2]]'")).isEqualTo("'a == [b [1, 2]]'");
    assertThat(condition("'  true   '")).isEqualTo("'true'");
  }

  @Test
  void whatStandsInQuotesStays() {
    assertThat(condition("'a   == \"x   ==y,  z\"'")).isEqualTo("'a == \"x   ==y,  z\"'");
    assertThat(condition("\"a   ==   \\\"x\\\\\\\"  y\\\"\""))
        .isEqualTo("\"a == \\\"x\\\\\\\"  y\\\"\"");
  }

  @Test
  void aPlainScalarStaysPlain() {
    assertThat(condition("a==  1 and m=={\"x\":1}")).isEqualTo("a == 1 and m == {\"x\":1}");
  }

  @Test
  void linesOfAFlowScalarStayWhereABlankIs() {
    assertThat(condition("a==1\n            and   b==2"))
        .isEqualTo("a == 1\n            and b == 2");
    assertThat(condition("\"a ==\\\n          \\  1\"")).isEqualTo("\"a == 1\"");
    assertThat(condition("'IsMatch(\n          a,\n          \"b\")'"))
        .isEqualTo("'IsMatch(a,\n          \"b\")'");
  }

  @Test
  void aShortBlockBecomesOneLine() {
    assertThat(condition("|-   # why\n\n            a==1\n              and\tb==2  "))
        .isEqualTo("|-   # why\n            a == 1 and b == 2");
    assertThat(condition(">2-\n             a==1\n            and b==2\n"))
        .isEqualTo(">2-\n            a == 1 and b == 2\n");
  }

  @Test
  void aLongBlockIsBrokenAtWhatBindsLeast() {
    String parts =
        "resource.attributes[\"k8s.namespace.name\"]==\"kube-system\"and("
            + "metric.name==\"container.cpu.time\"or metric.name==\"container.memory.usage\")and 1<2"
            + " or resource.attributes[\"x\"]==nil";

    assertThat(condition("|\n            " + parts + "\n"))
        .isEqualTo(
            """
            |
                        resource.attributes["k8s.namespace.name"] == "kube-system"
                          and (metric.name == "container.cpu.time" or metric.name == "container.memory.usage")
                          and 1 < 2
                        or resource.attributes["x"] == nil
            """);
    assertThat(condition(">-\n            " + parts + "\n"))
        .isEqualTo(
            """
            >-
                        resource.attributes["k8s.namespace.name"] == "kube-system"
                        and (metric.name == "container.cpu.time" or metric.name == "container.memory.usage")
                        and 1 < 2
                        or resource.attributes["x"] == nil
            """);
  }

  @Test
  void aStatementIsBrokenBeforeWhere() {
    String text =
        """
        kind: MetricPipeline
        apiVersion: telemetry.kyma-project.io/v1alpha1
        spec:
          transform:
            - statements:
                - |
                  set(datapoint.attributes["team"], resource.attributes["k8s.pod.label.team"]) where metric.name == "shop.orders" and IsMatch(resource.attributes["k8s.namespace.name"], "^shop-.*") and datapoint.attributes["team"] == nil
        """;

    assertThat(formatted(text).text())
        .endsWith(
            """
            statements:
                    - |
                      set(datapoint.attributes["team"], resource.attributes["k8s.pod.label.team"])
                      where metric.name == "shop.orders"
                        and IsMatch(resource.attributes["k8s.namespace.name"], "^shop-.*")
                        and datapoint.attributes["team"] == nil
            """);
  }

  @Test
  void aBlockWithALineBreakInQuotesStays() {
    String block = "|\n            a==\"x\n              y\"\n";

    assertThat(condition(block)).isEqualTo(block);
    assertThat(condition("\"a==\\\"x\\ny\\\"\"")).isEqualTo("\"a == \\\"x\\ny\\\"\"");
  }

  @Test
  void otherKindsAndOtherFieldsStay() {
    String other =
        """
        apiVersion: v1
        kind: ConfigMap
        spec: {filter: [{conditions: ['a==1']}]}
        ---
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {annotations: {note: 'a==1'}}
        """;

    assertThat(formatted(other)).isEqualTo(new FormattedText(other, List.of(), List.of()));
  }

  @Test
  void aTextThatIsUsedElsewhereTooStays() {
    String shared =
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {annotations: {note: &c 'a==1'}}
        spec:
          transform:
            - &t {conditions: ['b==1']}
            - {<<: *t, statements: []}
          filter: [{conditions: [*c]}]
        """;

    assertThat(formatted(shared).text()).isEqualTo(shared.replace("b==1", "b == 1"));
  }

  @Test
  void everyPipelineOfAListAndOfAStreamIsFormatted() {
    String one = (HEAD + "          - 'a==1'\n").replace("   # flow", "");
    String items = "kind: List\napiVersion: v1\nitems:\n- " + one.indent(2).strip() + "\n";

    assertThat(formatted(one + "---\n" + items).text())
        .isEqualTo((one + "---\n" + items).replace("a==1", "a == 1"));
  }

  @Test
  void aBrokenTextIsLeftAloneAndSaysWhere() {
    String broken = HEAD + "          - 'a==1'\n          - 'a ==== 1'\n";

    FormattedText result = formatted(broken);

    assertThat(result.text()).isEqualTo(broken);
    assertThat(result.changes()).isEmpty();
    assertThat(result.diagnostics())
        .extracting(Diagnostic::location, Diagnostic::rule)
        .containsExactly(tuple("shop.yaml:8:18", "ottl-syntax"));
    assertThat(formatted("kind: [").diagnostics())
        .extracting(Diagnostic::rule)
        .containsExactly("yaml-syntax");
  }

  @Test
  void lineBreaksOfTheFileStay() {
    String text = HEAD + "          - |\n            a==1\n              and b==2\n";

    assertThat(formatted(text.replace("\n", "\r\n")).text())
        .isEqualTo(formatted(text).text().replace("\n", "\r\n"))
        .contains("a == 1 and b == 2\r\n");
    assertThat(formatted(text.replace("\n", "\r")).text())
        .isEqualTo(formatted(text).text().replace("\n", "\r"));
  }

  private static FormattedText formatted(String text) {
    return FormattedText.of(YamlReader.read(new SourceText("shop.yaml", text)));
  }

  /** What becomes of a condition as it is written, the line break behind it included. */
  private static String condition(String written) {
    FormattedText result = formatted(HEAD + "          - " + written);
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.text()).startsWith(HEAD + "          - ");
    return result.text().substring(HEAD.length() + "          - ".length());
  }
}
