package dev.kubectl.telemetry.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.graph.draw.DotDrawing;
import dev.kubectl.telemetry.graph.draw.FlowPage;
import dev.kubectl.telemetry.graph.draw.MermaidDrawing;
import dev.kubectl.telemetry.graph.draw.SvgDrawing;
import dev.kubectl.telemetry.graph.draw.TextDrawing;
import dev.kubectl.telemetry.graph.draw.TextForm;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.plan.RandomStates;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What must hold for the drawings of any pipelines, alone and laid over each other. */
class DrawingsTest {
  private static final int SEEDS = Integer.getInteger("graph.seeds", 30);
  private static final Pattern MERMAID_LINE =
      Pattern.compile(
          "flowchart LR|  subgraph g[0-9]+\\[\"[^\"]*\"]|  end"
              + "|    n[0-9]+(?:\\(\\[|\\[\\(|\\[/|\\{\\{|\\[)\"[^\"]*\"(?:]\\)|\\)]|/]|}}|])"
              + "|  n[0-9]+ (?:-->|-\\.->) n[0-9]+"
              + "|  classDef (?:added|changed|removed) [a-z0-9#:,\\- ]+"
              + "|  class n[0-9]+(?:,n[0-9]+)* (?:added|changed|removed)");

  @TempDir Path directory;

  /** A flow, and texts that may stand in no drawing of it. */
  private record Sample(String name, DataFlow flow, Set<String> secretMarks) {}

  private static final List<Sample> SAMPLES = samples();

  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      Distribution distribution = seed % 2 == 0 ? Distribution.KYMA : Distribution.UPSTREAM;
      RandomStates old = RandomStates.of(seed, distribution);
      RandomStates now = RandomStates.of(seed + 1, distribution);
      Level level = seed % 3 == 0 ? Level.COMPONENTS : Level.RESOURCE;
      DataFlow before = level.flow(old.state(), Planner.plan(old.state()));
      DataFlow after = level.flow(now.state(), Planner.plan(now.state()));
      Set<String> marks = new HashSet<>(old.secretMarks());
      marks.addAll(now.secretMarks());
      samples.add(new Sample("seed " + seed, after, marks));
      samples.add(new Sample("difference, seed " + seed, FlowDifference.of(before, after), marks));
    }
    return samples;
  }

  @Test
  void anSvgIsWellFormedAndItsEdgesJoinItsNodes() throws Exception {
    for (Sample sample : SAMPLES) {
      Document svg = xml(SvgDrawing.of(sample.flow()));

      NodeList all = svg.getElementsByTagName("*");
      List<Element> edges = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < all.getLength(); i++) {
        Element element = (Element) all.item(i);
        if (element.getAttribute("class").startsWith("edge")) {
          edges.add(element);
        }
        String id = element.getAttribute("id");
        assertThat(id.isEmpty() || ids.add(id)).as("%s: id %s", sample.name(), id).isTrue();
      }
      assertThat(edges).as(sample.name()).hasSize(sample.flow().edges().size());
      assertThat(edges)
          .as(sample.name())
          .allMatch(edge -> ids.contains("flow-" + edge.getAttribute("data-from")))
          .allMatch(edge -> ids.contains("flow-" + edge.getAttribute("data-to")));
    }
  }

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  /** All of them in one process. */
  @Test
  void graphvizDrawsEveryDotText() throws Exception {
    Path dot = RealPrograms.require("dot");
    Path file = directory.resolve("flows.dot");
    StringBuilder graphs = new StringBuilder();
    SAMPLES.forEach(sample -> graphs.append(DotDrawing.of(sample.flow())));
    Files.writeString(file, graphs);
    Path out = directory.resolve("plain");
    Process process =
        new ProcessBuilder(dot.toString(), "-Tplain", file.toString())
            .redirectOutput(out.toFile())
            .redirectErrorStream(false)
            .start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
    assertThat(lines.stream().filter("stop"::equals)).hasSize(SAMPLES.size());
    assertThat(lines.stream().filter(line -> line.startsWith("edge ")))
        .hasSize(SAMPLES.stream().mapToInt(sample -> sample.flow().edges().size()).sum());
  }

  /** Quotes around every text, and nothing in them that Mermaid or HTML understands. */
  @Test
  void everyLineOfMermaidIsOneThatItKnows() {
    for (Sample sample : SAMPLES) {
      assertThat(MermaidDrawing.of(sample.flow()).lines())
          .as(sample.name())
          .allMatch(line -> MERMAID_LINE.matcher(line).matches());
    }
  }

  @Test
  void noDrawingShowsAValueOfASecret() {
    for (Sample sample : SAMPLES) {
      for (String drawing : drawings(sample.flow())) {
        assertThat(sample.secretMarks())
            .as(sample.name())
            .allSatisfy(mark -> assertThat(drawing.contains(mark)).as(mark).isFalse());
      }
    }
  }

  @Test
  void noDrawingHasACharacterThatMovesTheCursor() {
    for (Sample sample : SAMPLES) {
      for (String drawing : drawings(sample.flow())) {
        assertThat(drawing.codePoints().filter(c -> c != '\n' && Character.isISOControl(c)).boxed())
            .as(sample.name())
            .isEmpty();
      }
    }
  }

  private static List<String> drawings(DataFlow flow) {
    return List.of(
        TextDrawing.of(flow, TextForm.PLAIN),
        MermaidDrawing.of(flow),
        DotDrawing.of(flow),
        SvgDrawing.of(flow),
        FlowPage.of(flow));
  }

  @Test
  void textFitsIntoTheTerminal() {
    for (Sample sample : SAMPLES) {
      for (int width : new int[] {60, 80, 120}) {
        assertThat(TextDrawing.of(sample.flow(), new TextForm(false, width, false)).lines())
            .as(sample.name())
            .allMatch(line -> line.length() <= width)
            .allMatch(line -> line.chars().allMatch(c -> c < 0x80));
      }
    }
  }

  @Test
  void aDifferenceHasEveryPartOfBothFlowsOnceWithItsMark() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomStates old = RandomStates.of(seed, Distribution.KYMA);
      RandomStates now = RandomStates.of(seed + 500, Distribution.KYMA);
      DataFlow before = Level.RESOURCE.flow(old.state(), Planner.plan(old.state()));
      DataFlow after = Level.RESOURCE.flow(now.state(), Planner.plan(now.state()));

      DataFlow both = FlowDifference.of(before, after);

      Set<String> known = before.positions().keySet();
      Set<String> kept = after.positions().keySet();
      assertThat(both.positions().keySet()).containsAll(known).containsAll(kept);
      for (FlowNode node : both.nodes()) {
        boolean was = known.contains(node.id());
        boolean is = kept.contains(node.id());
        assertThat(node.mark() == Mark.ADDED).as("seed %d: %s", seed, node).isEqualTo(!was);
        assertThat(node.mark() == Mark.REMOVED).as("seed %d: %s", seed, node).isEqualTo(!is);
      }
      assertThat(FlowDifference.of(after, after).nodes()).allMatch(n -> n.mark() == Mark.SAME);
    }
  }
}
