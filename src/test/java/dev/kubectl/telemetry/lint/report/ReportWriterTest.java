package dev.kubectl.telemetry.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.lint.Lint;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.Linter;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ReportWriterTest {
  private static final String BROKEN =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: {name: shop}
      spec:
        input:
          prometheus: {enabled: true, diagnosticMetrics: {enabled: true}}
        output:
          otlp:
            pröt<"&>col: grpc
            endpoint: {value: "https://backend.example.com:4317"}
      """;

  private static final LintReport REPORT = Lint.text(BROKEN);
  private static final LintReport CLEAN =
      Lint.text(
          BROKEN
              .replace("      pröt<\"&>col: grpc\n", "")
              .replace(", diagnosticMetrics: {enabled: true}", ""));

  @Test
  void sarifHasWhatGithubReads() {
    Tree.Mapping run = (Tree.Mapping) sequence(json(ReportForm.SARIF), "runs").getFirst();
    Tree.Mapping driver = mapping(mapping(run, "tool"), "driver");
    Tree.Mapping result =
        (Tree.Mapping)
            sequence(run, "results").stream()
                .filter(r -> Tree.of("TEL1107").equals(((Tree.Mapping) r).get("ruleId")))
                .findFirst()
                .orElseThrow();
    Tree.Mapping physical =
        mapping((Tree.Mapping) sequence(result, "locations").getFirst(), "physicalLocation");

    assertThat(json(ReportForm.SARIF).get("version")).isEqualTo(Tree.of("2.1.0"));
    assertThat(run.get("columnKind")).isEqualTo(Tree.of("unicodeCodePoints"));
    assertThat(driver.get("name")).isEqualTo(Tree.of("kubectl-telemetry"));
    assertThat(sequence(driver, "rules")).hasSize(2);
    assertThat(mapping(physical, "region").get("startLine")).isEqualTo(Tree.of(9));
    assertThat(mapping(physical, "region").get("startColumn")).isEqualTo(Tree.of(7));
    assertThat(mapping(physical, "artifactLocation").get("uri")).isEqualTo(Tree.of("shop.yaml"));
    assertThat(mapping(result, "partialFingerprints").entries()).hasSize(1);
  }

  @Test
  void sarifNamesFilesByRelativeReferences() {
    LintReport report =
        Linter.lint(
            new LintInput(List.of(Lint.content("./a b/c:d.yaml", BROKEN)), List.of()),
            Lint.OPTIONS);

    assertThat(ReportWriter.write(ReportForm.SARIF, report, TextStyle.PLAIN))
        .contains("\"uri\": \"a%20b/c%3Ad.yaml\"");
  }

  @Test
  void jsonIsAVersionedObject() {
    Tree.Mapping json = json(ReportForm.JSON);
    Tree.Mapping finding = (Tree.Mapping) sequence(json, "findings").get(1);

    assertThat(json.get("apiVersion")).isEqualTo(Tree.of("cli.telemetry/v1"));
    assertThat(json.get("kind")).isEqualTo(Tree.of("LintReport"));
    assertThat(mapping(json, "summary").get("errors")).isEqualTo(Tree.of(1));
    assertThat(mapping(finding, "verdict").get("cluster")).isEqualTo(Tree.of("rejected"));
    assertThat(finding.get("object")).isEqualTo(Tree.of("MetricPipeline/shop"));
  }

  @Test
  void gitlabHasPathLineSeverityAndFingerprint() {
    List<Tree> issues =
        ((Tree.Sequence) tree(ReportWriter.write(ReportForm.GITLAB, REPORT, TextStyle.PLAIN)))
            .items();
    Tree.Mapping issue = (Tree.Mapping) issues.get(1);

    assertThat(issues).hasSize(2);
    assertThat(issue.get("severity")).isEqualTo(Tree.of("critical"));
    assertThat(mapping(issue, "location").get("path")).isEqualTo(Tree.of("shop.yaml"));
    assertThat(issue.entries()).containsKeys("description", "check_name", "fingerprint");
  }

  @Test
  void junitFailsTheFileThatHasAnError() throws Exception {
    Document xml = xml(ReportForm.JUNIT, REPORT);

    assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("system-out").item(0).getTextContent()).contains("TEL7001");
    assertThat(xml(ReportForm.JUNIT, CLEAN).getElementsByTagName("testcase").getLength())
        .isEqualTo(1);
  }

  @Test
  void checkstyleHasOneErrorForEachFinding() throws Exception {
    Document xml = xml(ReportForm.CHECKSTYLE, REPORT);

    assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(2);
    assertThat(xml.getElementsByTagName("error").item(1).getAttributes().getNamedItem("message"))
        .satisfies(message -> assertThat(message.getNodeValue()).contains("pröt<\"&>col"));
  }

  @Test
  void githubEscapesWhatWouldEndACommand() {
    LintReport report =
        Linter.lint(
            new LintInput(List.of(Lint.content("a,b:c.yaml", BROKEN)), List.of()), Lint.OPTIONS);

    assertThat(ReportWriter.write(ReportForm.GITHUB, report, TextStyle.PLAIN))
        .contains("::error file=a%2Cb%3Ac.yaml,line=9,endLine=9,col=7,")
        .contains("%0A");
  }

  @Test
  void markdownKeepsItsTable() {
    assertThat(ReportWriter.write(ReportForm.MARKDOWN, REPORT, TextStyle.PLAIN).lines())
        .filteredOn(line -> line.startsWith("|"))
        .hasSize(4);
  }

  @Test
  void aNarrowTerminalGetsNoLineThatIsTooLong() {
    String text = ReportWriter.write(ReportForm.TEXT, REPORT, new TextStyle(false, 50));

    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50));
  }

  @Test
  void coloursChangeNoWord() {
    String plain = ReportWriter.write(ReportForm.TEXT, REPORT, TextStyle.PLAIN);
    String coloured = ReportWriter.write(ReportForm.TEXT, REPORT, new TextStyle(true, 0));

    assertThat(coloured).contains("\u001b[1;31m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    LintReport report =
        Lint.text(
            BROKEN
                .replace("  input:\n", "  input: # " + "x".repeat(300) + "\n")
                .replace(
                    "    prometheus: {enabled: true,",
                    "    prometheus: {" + " ".repeat(300) + "enabled: true,"));

    String text = ReportWriter.write(ReportForm.TEXT, report, new TextStyle(false, 60));

    assertThat(text).contains("…").contains("^^^^^^^");
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
  }

  @Test
  void controlCharactersOfAFileReachNoTerminal() {
    LintReport report = Lint.text(BROKEN.replace("\"&>", "\u009b31m"));

    assertThat(ReportWriter.write(ReportForm.TEXT, report, TextStyle.PLAIN))
        .doesNotContain("\u009b");
  }

  private static Document xml(ReportForm form, LintReport report) throws Exception {
    String text = ReportWriter.write(form, report, TextStyle.PLAIN);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Tree.Mapping json(ReportForm form) {
    return (Tree.Mapping) tree(ReportWriter.write(form, REPORT, TextStyle.PLAIN));
  }

  private static Tree tree(String json) {
    return Trees.of(YamlReader.read(new SourceText("report", json)).documents().getFirst().root());
  }

  private static Tree.Mapping mapping(Tree.Mapping parent, String key) {
    return (Tree.Mapping) java.util.Objects.requireNonNull(parent.get(key));
  }

  private static List<Tree> sequence(Tree.Mapping parent, String key) {
    return ((Tree.Sequence) java.util.Objects.requireNonNull(parent.get(key))).items();
  }
}
