package dev.kubectl.telemetry.manager.flow;

import java.util.List;

/**
 * Several ways, of which a cluster may allow only one. The one that led to an answer is tried first
 * the next time, so that no time is lost with the others.
 */
final class FirstToAnswer implements AlertSource {
  private final List<AlertSource> ways;
  private int first;

  FirstToAnswer(AlertSource... ways) {
    this.ways = List.of(ways);
  }

  /** If none answers, what the first one says about it. */
  @Override
  public Answer ask() {
    Answer answer = ways.get(first).ask();
    for (int i = 1; i < ways.size() && answer instanceof Answer.Failed; i++) {
      int next = (first + i) % ways.size();
      if (ways.get(next).ask() instanceof Answer.Alerts alerts) {
        first = next;
        answer = alerts;
      }
    }
    return answer;
  }
}
