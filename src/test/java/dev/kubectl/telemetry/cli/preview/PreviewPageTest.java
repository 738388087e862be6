package dev.kubectl.telemetry.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kubectl.telemetry.Browser;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.preview.render.PreviewForm;
import dev.kubectl.telemetry.preview.render.PreviewWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a preview in a real browser. */
class PreviewPageTest {
  @TempDir Path directory;

  private static String page(String name) throws IOException {
    PreviewCase one = PreviewCase.named(name);
    return PreviewWriter.write(
        PreviewForm.HTML, one.preview(), one.policy(), TextStyle.PLAIN, false);
  }

  @Test
  void theBrowserShowsWhatIsMarkedAndLoadsNothing() throws Exception {
    Browser.Result result =
        Browser.in(directory)
            .open(
                page("statement-changed"),
                """
                const svg = document.querySelector("#both");
                const marked = [...svg.querySelectorAll(".node.changed .title")].map(t => t.textContent);
                return {
                  title: document.title,
                  marked,
                  added: svg.querySelectorAll("text.added").length,
                  removed: svg.querySelectorAll("text.removed").length,
                  folded: document.querySelectorAll("details:not([open])").length,
                  loaded: performance.getEntriesByType("resource").length,
                  overflow: [...svg.querySelectorAll(".node")].filter(n => {
                    const box = n.querySelector(".box").getBBox();
                    return [...n.querySelectorAll("text:not(.group)")].some(t => {
                      const text = t.getBBox();
                      return text.x + text.width > box.x + box.width
                          || text.y + text.height > box.y + box.height + 1;
                    });
                  }).length,
                };
                """);

    assertThat(result.text("title")).isEqualTo("Telemetry preview");
    assertThat(result.texts("marked")).isEqualTo(List.of("~ transform"));
    assertThat(result.number("added")).isPositive();
    assertThat(result.number("removed")).isPositive();
    assertThat(result.number("folded")).isGreaterThanOrEqualTo(4);
    assertEquals(0, result.number("loaded"));
    assertEquals(0, result.number("overflow"), "boxes whose text does not fit");
    assertThat(result.errors()).isEmpty();
  }

  @Test
  void lightAndDarkHaveEnoughContrastToRead() throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      Browser.Result result =
          Browser.in(directory)
              .dark(dark)
              .open(
                  page("pipeline-added"),
                  """
                  const channel = c => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
                  const light = text => {
                    const [r, g, b] = text.match(/[0-9.]+/g).map(Number);
                    return .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
                  };
                  const ratio = (a, b) =>
                      (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
                  const ground = light(getComputedStyle(document.body).backgroundColor);
                  const worst = selector => Math.min(...[...document.querySelectorAll(selector)]
                      .map(e => ratio(ground, light(getComputedStyle(e).color))));
                  const boxes = [...document.querySelectorAll("#both .node")].map(n => ratio(
                      light(getComputedStyle(n.querySelector(".box")).fill),
                      light(getComputedStyle(n.querySelector("text.line,text.title")).fill)));
                  return {
                    dark: ground < .2 ? 1 : 0,
                    text: worst("h1,h2,p,.weight,.kind,.reason,li"),
                    boxes: Math.min(...boxes),
                  };
                  """);

      assertEquals(dark ? 1 : 0, result.number("dark"));
      assertThat(result.decimal("text")).as("text, dark: %s", dark).isGreaterThan(4.5);
      assertThat(result.decimal("boxes")).as("drawing, dark: %s", dark).isGreaterThan(4.5);
    }
  }

  @Test
  void aNarrowWindowScrollsTheDrawingAndNotThePage() throws Exception {
    Browser.Result result =
        Browser.in(directory)
            .size(400, 800)
            .open(
                page("pipeline-added"),
                """
                document.querySelectorAll("details").forEach(d => d.open = true);
                return {wider: document.documentElement.scrollWidth - innerWidth};
                """);

    assertThat(result.number("wider")).isLessThanOrEqualTo(0);
  }

  /** A pipeline may hold anything. */
  @Test
  void whatAPipelineHoldsIsNeverMarkup() throws Exception {
    Browser.Result result =
        Browser.in(directory)
            .open(
                page("control-characters"),
                """
                document.querySelectorAll("details").forEach(d => d.open = true);
                return {
                  bold: document.querySelectorAll("b").length,
                  shown: document.body.innerText.includes("<b>@all</b>") ? 1 : 0,
                };
                """);

    assertEquals(0, result.number("bold"));
    assertEquals(1, result.number("shown"));
    assertThat(result.errors()).isEmpty();
  }
}
