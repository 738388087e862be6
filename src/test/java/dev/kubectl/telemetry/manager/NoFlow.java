package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.plan.Condition;
import java.util.Optional;

/** A cluster whose self monitor never answers. */
enum NoFlow implements FlowHealth {
  HERE;

  @Override
  public boolean refresh() {
    return false;
  }

  @Override
  public Optional<Condition> condition(Subject pipeline) {
    return Optional.of(UnknownFlow.of(pipeline));
  }
}
