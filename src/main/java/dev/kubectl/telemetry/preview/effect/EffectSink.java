package dev.kubectl.telemetry.preview.effect;

import java.util.ArrayList;
import java.util.List;

/** Collects effects while the two states are looked at. */
final class EffectSink {
  /** Subject of what happens to everybody. */
  static final String ALL = "all pipelines";

  /** Subject of what happens to every pipeline that needs the agent. */
  static final String PULLING = "pipelines with an agent";

  private final List<Effect> effects = new ArrayList<>();

  void add(EffectKind kind, String subject, String text, String reason) {
    effects.add(Effect.of(kind, subject, text, reason));
  }

  void add(EffectKind kind, Weight weight, String subject, String text, String reason) {
    effects.add(new Effect(kind, weight, subject, text, reason));
  }

  List<Effect> inOrder() {
    return effects.stream().distinct().sorted(Effect.ORDER).toList();
  }
}
