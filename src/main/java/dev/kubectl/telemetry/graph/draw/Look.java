package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.FlowNode;
import dev.kubectl.telemetry.graph.Mark;
import java.util.Locale;

/** Names of looks, and the style sheet that gives them one, in light and in dark. */
public final class Look {
  private Look() {}

  /** For a drawing on its own and inside of a page. */
  public static final String STYLE =
      """
      :root{color-scheme:light dark;--ground:#fff;--ink:#1f2328;--soft:#59636e;--line:#8c959f;\
      --input:#ddf4ff;--shared:#f6f8fa;--step:#fff8c5;--sink:#dafbe1;--bad:#ffebe9;--edge:#59636e;\
      --added:#1a7f37;--changed:#9a6700;--removed:#cf222e;--focus:#0969da}
      @media (prefers-color-scheme:dark){:root{--ground:#0d1117;--ink:#e6edf3;--soft:#9198a1;\
      --line:#656c76;--input:#0f2a44;--shared:#1c2129;--step:#33290f;--sink:#12301c;--bad:#3d1513;\
      --edge:#9198a1;--added:#3fb950;--changed:#d29922;--removed:#f85149;--focus:#4493f8}}
      svg.flow{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;\
      background:var(--ground)}
      svg.flow text{fill:var(--ink)}
      svg.flow .title{font-size:14px;font-weight:600}
      svg.flow .line{font-size:12px}
      svg.flow .dot{fill:var(--soft)}
      svg.flow .group{font-size:12px;fill:var(--soft)}
      svg.flow .box{fill:var(--shared);stroke:var(--line)}
      svg.flow .input .box,svg.flow .receiver .box{fill:var(--input)}
      svg.flow .step .box,svg.flow .own .box{fill:var(--step)}
      svg.flow .backend .box,svg.flow .exporter .box{fill:var(--sink)}
      svg.flow .left-out .box{fill:var(--bad);stroke-dasharray:4 3}
      svg.flow .edge{fill:none;stroke:var(--edge);stroke-width:1.5}
      svg.flow .tip{fill:var(--edge)}
      svg.flow .added .box{stroke:var(--added);stroke-width:3}
      svg.flow .changed .box{stroke:var(--changed);stroke-width:3}
      svg.flow .removed .box{stroke:var(--removed);stroke-width:3;stroke-dasharray:7 4}
      svg.flow .edge.added{stroke:var(--added);stroke-width:2.5}
      svg.flow .edge.removed{stroke:var(--removed);stroke-dasharray:7 4}
      svg.flow text.added{fill:var(--added);font-weight:600}
      svg.flow text.removed{fill:var(--removed);text-decoration:line-through}
      svg.flow .node:focus{outline:none}
      svg.flow .node:focus .box{stroke:var(--focus);stroke-width:3}
      svg.flow.following .node:not(.near),svg.flow.following .edge:not(.near){opacity:.3}
      svg.flow .edge.near{stroke:var(--focus);stroke-width:2.5}
      @media print{svg.flow{background:none}}
      """;

  static String word(Mark mark) {
    return mark.name().toLowerCase(Locale.ROOT);
  }

  /** Classes of a node. */
  static String of(FlowNode node) {
    String kind = node.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String own = node.pipeline() == null ? "" : " own";
    return "node " + kind + own + (node.mark() == Mark.SAME ? "" : " " + word(node.mark()));
  }

  /** A length without needless digits. */
  static String number(double length) {
    double rounded = Math.rint(length * 10) / 10;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }
}
