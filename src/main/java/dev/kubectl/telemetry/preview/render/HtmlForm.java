package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.graph.draw.Markup;
import dev.kubectl.telemetry.graph.draw.Page;
import dev.kubectl.telemetry.graph.draw.SvgDrawing;
import dev.kubectl.telemetry.lint.report.SafeText;
import dev.kubectl.telemetry.preview.Action;
import dev.kubectl.telemetry.preview.ComponentChange;
import dev.kubectl.telemetry.preview.ObjectChange;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.preview.effect.Effect;
import dev.kubectl.telemetry.preview.effect.Impact;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.effect.Weight;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One self-contained page: what the change does, the way of the data with the changed parts marked,
 * and every difference to unfold. Nothing is loaded; colours are never the only sign.
 */
final class HtmlForm {
  private static final int LINE_WIDTH = 110;
  private static final int NAMES = 12;

  private static final String STYLE =
      """
      .summary{font-size:16px;font-weight:600;margin:12px 0}
      .denied{border-left:4px solid var(--removed);padding:6px 12px;margin:12px 0;font-weight:600}
      .legend{display:flex;flex-wrap:wrap;gap:4px 20px;margin:8px 0;padding:0;list-style:none;\
      font-size:13px;color:var(--soft)}
      .legend .sign{display:inline-block;min-width:22px;margin-right:6px;border:2px solid;\
      border-radius:4px;text-align:center;font-weight:700;line-height:18px}
      .added{color:var(--added)}.changed,.moved{color:var(--changed)}.removed{color:var(--removed)}
      ul.effects{list-style:none;margin:0;padding:0}
      ul.effects>li{display:grid;grid-template-columns:96px minmax(0,1fr);gap:0 12px;\
      padding:8px 0;border-bottom:1px solid color-mix(in srgb,var(--line) 35%,transparent)}
      ul.effects .reason{grid-column:2;font-size:13px;color:var(--soft)}
      .weight{font-size:12px;font-weight:700;text-transform:uppercase;letter-spacing:.04em;\
      padding-top:3px}
      .danger{color:var(--removed)}.attention{color:var(--changed)}.note{color:var(--focus)}
      .kind{font:12px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;\
      border:1px solid var(--line);border-radius:9px;padding:0 7px;white-space:nowrap;\
      color:var(--soft)}
      details{border:1px solid var(--line);border-radius:8px;margin:8px 0;background:var(--shared)}
      summary{cursor:pointer;padding:8px 12px;font-weight:600}
      details>.drawing{border:0;border-top:1px solid var(--line);border-radius:0;\
      background:var(--ground)}
      pre{margin:0;padding:10px 0;overflow:auto;border-top:1px solid var(--line);\
      background:var(--ground);border-radius:0 0 8px 8px}
      pre span{display:block;padding:0 12px;white-space:pre;min-width:max-content}
      pre .added{background:color-mix(in srgb,var(--added) 12%,transparent)}
      pre .removed{background:color-mix(in srgb,var(--removed) 12%,transparent)}
      pre .changed,pre .moved{background:color-mix(in srgb,var(--changed) 12%,transparent)}
      pre .object{font-weight:700}
      @media (max-width:640px){main{padding:12px}\
      ul.effects>li{grid-template-columns:minmax(0,1fr)}ul.effects .reason{grid-column:1}}
      """;

  private final Preview preview;
  private final Policy policy;
  private final StringBuilder out = new StringBuilder();

  private HtmlForm(Preview preview, Policy policy) {
    this.preview = preview;
    this.policy = policy;
  }

  static String write(Preview preview, Policy policy) {
    HtmlForm form = new HtmlForm(preview, policy);
    form.head();
    form.effects();
    form.impact();
    form.drawings();
    form.differences();
    form.notes();
    return Page.of("Telemetry preview", STYLE, form.out.toString());
  }

  private void head() {
    out.append("<h1>Telemetry preview</h1>\n<p class=\"soft\">From <strong>")
        .append(Markup.escape(preview.before().label()))
        .append("</strong> to <strong>")
        .append(Markup.escape(preview.after().label()))
        .append("</strong></p>\n");
    Words.summary(preview)
        .forEach(line ->
            out.append("<p class=\"summary\">").append(Markup.escape(line)).append("</p>\n"));
    List<String> denied = Words.kinds(policy.those(preview.effects(), Policy.Level.DENY));
    if (!denied.isEmpty()) {
      out.append("<p class=\"denied\">The policy denies this change: ")
          .append(Markup.escape(String.join(", ", denied)))
          .append("</p>\n");
    }
  }

  private void effects() {
    if (preview.effects().isEmpty()) {
      return;
    }
    out.append("<h2>What it does</h2>\n<ul class=\"effects\">\n");
    for (Map.Entry<Effect, List<String>> entry : Words.bySubject(preview.effects()).entrySet()) {
      Effect effect = entry.getKey();
      String judged =
          switch (policy.level(effect)) {
            case ALLOW -> "";
            case WARN -> ", the policy warns";
            case DENY -> ", the policy denies it";
          };
      item(
          effect.weight(),
          Words.names(entry.getValue(), NAMES),
          effect.text(),
          "because: " + effect.reason(),
          effect.kind().word() + judged);
    }
    out.append("</ul>\n");
  }

  private void impact() {
    if (preview.impact().isEmpty()) {
      return;
    }
    out.append("<h2>").append(TextForm.IMPACT).append("</h2>\n<ul class=\"effects\">\n");
    for (Map.Entry<Impact, List<String>> entry : Words.byOutcome(preview.impact()).entrySet()) {
      Impact impact = entry.getKey();
      item(
          Words.weight(impact.state()),
          Words.names(entry.getValue(), NAMES),
          Words.state(impact.state(), entry.getValue()),
          String.join("; ", impact.reasons()),
          "");
    }
    out.append("</ul>\n");
  }

  private void item(Weight weight, String subject, String text, String reason, String kind) {
    out.append("<li><span class=\"weight %s\">%s</span>".formatted(weight.word(), weight.word()))
        .append("<span><strong>")
        .append(Markup.escape(subject))
        .append("</strong> ")
        .append(Markup.escape(text));
    if (!kind.isEmpty()) {
      out.append(" <span class=\"kind\">").append(Markup.escape(kind)).append("</span>");
    }
    out.append("</span>");
    if (!reason.isEmpty()) {
      out.append("<span class=\"reason\">").append(Markup.escape(reason)).append("</span>");
    }
    out.append("</li>\n");
  }

  private void drawings() {
    FlowDrawings flows = FlowDrawings.of(preview);
    if (flows.isEmpty()) {
      return;
    }
    out.append("<h2>Data flow</h2>\n");
    if (flows.leftOut() > 0) {
      out.append("<p class=\"soft\">")
          .append(flows.leftOut())
          .append(" more pipelines are not drawn.</p>\n");
    }
    if (!flows.differ()) {
      out.append("<p class=\"soft\">The way of the data stays the same.</p>\n");
      out.append(Page.drawing(SvgDrawing.inPage(flows.after(), "after")));
      return;
    }
    out.append(
        """
        <ul class="legend">
        <li><span class="sign added">+</span>added</li>
        <li><span class="sign changed">~</span>changed</li>
        <li><span class="sign removed">-</span>removed</li>
        </ul>
        """);
    out.append(Page.drawing(SvgDrawing.inPage(flows.both(), "both")));
    if (!flows.before().nodes().isEmpty()) {
      fold("Before", Page.drawing(SvgDrawing.inPage(flows.before(), "before")));
    }
    if (!flows.after().nodes().isEmpty()) {
      fold("Afterwards", Page.drawing(SvgDrawing.inPage(flows.after(), "after")));
    }
  }

  private void fold(String title, String content) {
    out.append("<details><summary>")
        .append(Markup.escape(title))
        .append("</summary>\n")
        .append(content)
        .append("</details>\n");
  }

  private void differences() {
    out.append("<h2>What is different</h2>\n");
    objects("Resources", preview.resources());
    for (ComponentChange change : preview.components()) {
      String title = "Configuration of the " + Words.component(change.component());
      fold(title, lines(ChangeLines.of(change.delta(), LINE_WIDTH, true).stream()));
    }
    objects("Objects", preview.objects());
    objects(TextForm.DRIFT, preview.drift());
    objects(TextForm.GENERATOR, preview.generatorDifference());
    if (preview.noise() > 0) {
      out.append("<p class=\"soft\">")
          .append(Markup.escape(Words.noise(preview.noise())))
          .append("</p>\n");
    }
  }

  private void objects(String title, List<ObjectChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Stream<ChangeLine> lines =
        changes.stream()
            .flatMap(change ->
                Stream.concat(
                    Stream.of(new ChangeLine(-1, mark(change.action()), name(change))),
                    ChangeLines.of(change.delta(), LINE_WIDTH, true).stream()));
    fold(title + ": " + Words.counts(changes), lines(lines));
  }

  private static char mark(Action action) {
    return action.mark().charAt(0);
  }

  private static String name(ObjectChange change) {
    String remark =
        change.delta() instanceof Delta.Fields(List<Delta.Field> fields) && fields.isEmpty()
            ? "  (" + Words.ONLY_CHECKSUM + ")"
            : "";
    return SafeText.line(change.key().toString()) + remark;
  }

  private static String lines(Stream<ChangeLine> lines) {
    StringBuilder pre = new StringBuilder("<pre>");
    lines.forEach(line ->
        pre.append("<span class=\"")
            .append(look(line))
            .append("\">")
            .append(Markup.lines("  ".repeat(line.depth() + 1) + line.mark() + " " + line.text()))
            .append("</span>"));
    return pre.append("</pre>\n").toString();
  }

  private static String look(ChangeLine line) {
    String kind =
        switch (line.mark()) {
          case '+' -> "added";
          case '-' -> "removed";
          case '~', '±' -> "changed";
          case '>' -> "moved";
          default -> "soft";
        };
    return line.depth() < 0 ? kind + " object" : kind;
  }

  private void notes() {
    if (!preview.notes().isEmpty()) {
      out.append("<h2>Notes</h2>\n<ul>\n");
      preview
          .notes()
          .forEach(note -> out.append("<li>").append(Markup.escape(note)).append("</li>\n"));
      out.append("</ul>\n");
    }
  }
}
