package dev.kubectl.telemetry.preview.effect;

import java.util.Comparator;

/**
 * One thing that a change does.
 *
 * @param subject who it happens to: a pipeline's name, a component, or {@code all pipelines}
 * @param text what happens, a sentence without its subject and without a full stop
 * @param reason why, such as the field that causes it
 */
public record Effect(EffectKind kind, Weight weight, String subject, String text, String reason) {
  /** The weightiest first, then by kind; effects of one kind keep their order. */
  public static final Comparator<Effect> ORDER =
      Comparator.comparing(Effect::weight).thenComparing(Effect::kind);

  public static Effect of(EffectKind kind, String subject, String text, String reason) {
    return new Effect(kind, kind.weight(), subject, text, reason);
  }
}
