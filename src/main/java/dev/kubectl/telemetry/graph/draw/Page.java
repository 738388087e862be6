package dev.kubectl.telemetry.graph.draw;

/**
 * The frame of a self-contained page: it loads nothing, and its security policy allows only its own
 * style sheet and its own script. Light or dark as the reader's system has it.
 *
 * <p>The script only helps: the arrow keys walk along the edges of a drawing, and the way of the
 * data through the node under the mouse or the keyboard stands out.
 */
public final class Page {
  private static final String STYLE =
      """
      *{box-sizing:border-box}
      body{margin:0;background:var(--ground);color:var(--ink);\
      font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
      main{max-width:1800px;margin:0 auto;padding:24px}
      h1{font-size:24px;margin:0 0 4px}
      h2{font-size:18px;margin:32px 0 8px;padding-bottom:4px;border-bottom:1px solid var(--line)}
      h3{font-size:15px;margin:20px 0 4px}
      p{margin:4px 0;max-width:80ch}
      .soft{color:var(--soft)}
      .drawing{overflow:auto;border:1px solid var(--line);border-radius:8px;max-height:90vh}
      .drawing:focus-visible,summary:focus-visible{outline:3px solid var(--focus)}
      ol.steps{padding-left:24px;margin:4px 0}
      ol.steps>li{margin:6px 0}
      ol.steps ul{padding-left:20px;margin:0}
      code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
      @media print{.drawing{overflow:visible;max-height:none;border:0}}
      """;

  private static final String SCRIPT =
      """
      "use strict";
      for (const svg of document.querySelectorAll("svg.flow")) {
        const nodes = [...svg.querySelectorAll(".node")];
        const edges = [...svg.querySelectorAll(".edge")].map(e =>
            ({e, from: Number(e.dataset.from), to: Number(e.dataset.to)}));
        const reach = (start, near, next) => {
          const seen = new Set([start]);
          for (const at of seen) {
            for (const edge of edges) {
              if (edge[near] === at) { edge.e.classList.add("near"); seen.add(edge[next]); }
            }
          }
          return seen;
        };
        const clear = () => {
          svg.classList.remove("following");
          svg.querySelectorAll(".near").forEach(e => e.classList.remove("near"));
        };
        const follow = number => {
          clear();
          svg.classList.add("following");
          for (const n of [...reach(number, "from", "to"), ...reach(number, "to", "from")]) {
            nodes[n].classList.add("near");
          }
        };
        const go = number => { if (nodes[number]) { nodes[number].focus(); } };
        nodes.forEach((node, i) => {
          node.addEventListener("focus", () => follow(i));
          node.addEventListener("blur", clear);
          node.addEventListener("mouseenter", () => follow(i));
          node.addEventListener("mouseleave", () => {
            const focused = nodes.indexOf(document.activeElement);
            if (focused < 0) { clear(); } else { follow(focused); }
          });
          node.addEventListener("keydown", event => {
            const right = edges.find(edge => edge.from === i);
            const left = edges.find(edge => edge.to === i);
            switch (event.key) {
              case "ArrowRight": if (right) { go(right.to); } break;
              case "ArrowLeft": if (left) { go(left.from); } break;
              case "ArrowDown": go(i + 1); break;
              case "ArrowUp": go(i - 1); break;
              case "Escape": node.blur(); break;
              default: return;
            }
            event.preventDefault();
          });
        });
      }
      """;

  private Page() {}

  /**
   * A whole document.
   *
   * @param title plain text
   * @param style rules beside those of every page
   * @param body markup, in which all text of others is escaped
   */
  public static String of(String title, String style, String body) {
    String sheet = "\n" + Look.STYLE + STYLE + style;
    String script = "\n" + SCRIPT;
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src %s; script-src %s; base-uri 'none'; form-action 'none'">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    %s</main>
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(
            Markup.hash(sheet), Markup.hash(script), Markup.escape(title), sheet, body, script);
  }

  /** A drawing that scrolls inside of the page. */
  public static String drawing(String svg) {
    return "<div class=\"drawing\" role=\"region\" aria-label=\"Drawing\" tabindex=\"0\">\n"
        + svg
        + "</div>\n";
  }
}
