package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.lint.report.SafeText;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.preview.Action;
import dev.kubectl.telemetry.preview.ComponentChange;
import dev.kubectl.telemetry.preview.ObjectChange;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.preview.effect.Effect;
import dev.kubectl.telemetry.preview.effect.Impact;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.effect.Weight;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Map;

/** Text for people: what changes, from the resource to the pods, and what that does. */
final class TextForm {
  static final String IMPACT = "Impact on pipelines that you did not change";
  static final String DRIFT = "Drift: edited in the cluster, not part of this change";
  static final String GENERATOR =
      "Written differently by the cluster's own manager, not part of this change";

  private static final String INDENT = "  ";

  /** Names of one line, before "and 7 more". */
  private static final int NAMES = 8;

  private final Preview preview;
  private final Paint paint;
  private final boolean full;
  private final Policy policy;
  private final StringBuilder out = new StringBuilder();

  private TextForm(Preview preview, Policy policy, TextStyle style, boolean full) {
    this.preview = preview;
    this.policy = policy;
    this.paint = new Paint(style);
    this.full = full;
  }

  /**
   * @param full whether long additions and removals are shown whole
   */
  static String write(Preview preview, Policy policy, TextStyle style, boolean full) {
    TextForm form = new TextForm(preview, policy, style, full);
    form.write();
    return form.out.toString();
  }

  private void write() {
    line(
        0,
        paint.bold("From ")
            + safe(preview.before().label())
            + paint.bold(" to ")
            + safe(preview.after().label()));
    resources();
    components();
    objects("Objects", preview.objects());
    effects();
    impact();
    objects(DRIFT, preview.drift());
    objects(GENERATOR, preview.generatorDifference());
    notes();
    summary();
  }

  private void resources() {
    if (preview.resources().isEmpty()) {
      return;
    }
    heading("Resources");
    for (ObjectChange change : preview.resources()) {
      marked(1, change.action(), name(change.key()));
      delta(2, shortened(change));
    }
  }

  /** Of a resource that is added or removed only what the user wrote is of interest. */
  private static Delta shortened(ObjectChange change) {
    return switch (change.delta()) {
      case Delta.Added(Tree.Mapping after) -> new Delta.Added(content(after));
      case Delta.Removed(Tree.Mapping before) -> new Delta.Removed(content(before));
      default -> change.delta();
    };
  }

  private static Tree content(Tree.Mapping object) {
    return object.without("apiVersion").without("kind").without("metadata");
  }

  private void components() {
    for (ComponentChange change : preview.components()) {
      heading("Configuration of the " + Words.component(change.component()));
      switch (change.delta()) {
        case Delta.Added(Tree.Mapping after) -> sections(change.action(), after);
        case Delta.Removed(Tree.Mapping before) -> sections(change.action(), before);
        case Delta.Fields(List<Delta.Field> fields) -> fields.forEach(this::section);
        default -> delta(1, change.delta());
      }
    }
  }

  /** Of the section {@code service} mostly the pipelines change, which readers look for. */
  private void section(Delta.Field section) {
    boolean pipelines =
        section.delta() instanceof Delta.Fields(List<Delta.Field> fields)
            && fields.size() == 1
            && fields.getFirst().key().equals("pipelines");
    Delta.Field shown = pipelines ? ((Delta.Fields) section.delta()).fields().getFirst() : section;
    line(1, paint.bold(SafeText.line(shown.key())));
    delta(2, shown.delta());
  }

  /** A whole configuration in a few lines: what there is in each section. */
  private void sections(Action action, Tree.Mapping configuration) {
    if (full) {
      delta(
          1,
          action == Action.ADD ? new Delta.Added(configuration) : new Delta.Removed(configuration));
      return;
    }
    configuration
        .entries()
        .forEach((section, content) -> {
          Tree listed =
              section.equals("service") && content instanceof Tree.Mapping service
                  ? service.entries().getOrDefault("pipelines", content)
                  : content;
          if (listed instanceof Tree.Mapping parts) {
            String name = section.equals("service") ? "pipelines" : section;
            hanging(
                1,
                action.mark().charAt(0),
                name + ": " + String.join(", ", parts.entries().keySet()));
          }
        });
  }

  private void objects(String title, List<ObjectChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    heading(title);
    for (ObjectChange change : changes) {
      marked(1, change.action(), name(change.key()));
      if (!remark(change).isEmpty()) {
        paint.broken(remark(change), 4).forEach(text -> line(2, paint.faint(text)));
      }
      if (change.action() == Action.CHANGE || change.action() == Action.REPLACE) {
        delta(2, change.delta());
      } else if (full) {
        delta(2, shortened(change));
      }
    }
  }

  private static String remark(ObjectChange change) {
    return change.delta() instanceof Delta.Fields(List<Delta.Field> fields) && fields.isEmpty()
        ? Words.ONLY_CHECKSUM
        : "";
  }

  private void delta(int depth, Delta delta) {
    for (ChangeLine line :
        ChangeLines.of(delta, paint.proseWidth() - INDENT.length() * depth, full)) {
      String lead = INDENT.repeat(depth + line.depth());
      char mark = line.mark();
      boolean first = true;
      for (String part : paint.broken(line.text(), lead.length() + INDENT.length())) {
        String text = lead + (first ? mark : ' ') + " " + part;
        out.append(mark == ' ' ? paint.faint(text) : paint.marked(mark, text)).append('\n');
        first = false;
      }
    }
  }

  private void effects() {
    if (preview.effects().isEmpty()) {
      return;
    }
    heading("Effects");
    for (Map.Entry<Effect, List<String>> entry : Words.bySubject(preview.effects()).entrySet()) {
      Effect effect = entry.getKey();
      effect(effect, Words.names(entry.getValue(), NAMES));
    }
  }

  private void effect(Effect effect, String subjects) {
    String sign = effect.weight() == Weight.NOTE ? "·" : "!";
    int width = paint.proseWidth() - 4;
    List<String> text = Paint.wrapped(SafeText.line(subjects + ": " + effect.text()), width);
    line(
        1,
        paint.weighted(effect.weight(), sign)
            + " "
            + boldUntil(subjects.length(), text.getFirst()));
    text.stream().skip(1).forEach(more -> line(2, more));
    String judged =
        switch (policy.level(effect)) {
          case ALLOW -> "]";
          case WARN -> ": the policy warns]";
          case DENY -> ": the policy denies it]";
        };
    String reason = "because: " + effect.reason() + "  [" + effect.kind().word() + judged;
    Paint.wrapped(SafeText.line(reason), width - 2).forEach(more -> line(3, paint.faint(more)));
  }

  private String boldUntil(int length, String line) {
    int end = Math.min(length, line.length());
    return paint.bold(line.substring(0, end)) + line.substring(end);
  }

  private void impact() {
    if (preview.impact().isEmpty()) {
      return;
    }
    heading(IMPACT);
    for (Map.Entry<Impact, List<String>> entry : Words.byOutcome(preview.impact()).entrySet()) {
      Impact impact = entry.getKey();
      Weight weight = Words.weight(impact.state());
      String reasons = impact.reasons().isEmpty() ? "" : ": " + String.join("; ", impact.reasons());
      String names = Words.names(entry.getValue(), NAMES);
      List<String> text =
          Paint.wrapped(
              SafeText.line(names + " " + Words.state(impact.state(), entry.getValue()) + reasons),
              paint.proseWidth() - 4);
      String sign = weight == Weight.NOTE ? "·" : "!";
      line(1, paint.weighted(weight, sign) + " " + boldUntil(names.length(), text.getFirst()));
      text.stream().skip(1).forEach(more -> line(2, more));
    }
  }

  private void notes() {
    if (!preview.notes().isEmpty()) {
      heading("Notes");
      preview.notes().forEach(note -> hanging(1, '·', note));
    }
  }

  private void summary() {
    out.append('\n');
    for (String sentence : Words.summary(preview)) {
      Paint.wrapped(sentence, paint.proseWidth()).forEach(text -> line(0, paint.bold(text)));
    }
    List<Effect> denied = policy.those(preview.effects(), Policy.Level.DENY);
    if (!denied.isEmpty()) {
      String kinds = String.join(", ", Words.kinds(denied));
      line(0, paint.weighted(Weight.DANGER, "The policy denies this change: " + kinds));
    }
    if (preview.noise() > 0) {
      line(0, paint.faint(Words.noise(preview.noise())));
    }
  }

  private void heading(String text) {
    out.append('\n');
    Paint.wrapped(text, paint.proseWidth()).forEach(line -> line(0, paint.bold(line)));
  }

  private void marked(int depth, Action action, String text) {
    char mark = action.mark().charAt(0);
    line(depth, paint.marked(mark, mark + " ") + paint.bold(text));
  }

  private void hanging(int depth, char mark, String text) {
    int width = paint.proseWidth() - INDENT.length() * (depth + 2);
    List<String> lines = Paint.wrapped(SafeText.line(text), width);
    line(depth, paint.marked(mark, mark + " " + lines.getFirst()));
    lines.stream().skip(1).forEach(more -> line(depth + 2, paint.marked(mark, more)));
  }

  private static String name(ObjectKey key) {
    return SafeText.line(key.toString());
  }

  private static String safe(String text) {
    return SafeText.line(text);
  }

  private void line(int depth, String text) {
    out.append(INDENT.repeat(depth)).append(text).append('\n');
  }
}
