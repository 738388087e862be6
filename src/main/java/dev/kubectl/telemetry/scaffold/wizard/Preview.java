package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Answers;
import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.Problem;
import dev.kubectl.telemetry.scaffold.Scaffold;
import dev.kubectl.telemetry.scaffold.Topic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The manifest as far as it is known: what is missing is filled in with examples, what is wrong is
 * left out.
 *
 * @param lines of the manifest
 * @param fresh whether a line comes from the answer that is being given
 */
record Preview(List<String> lines, List<Boolean> fresh) {
  private static final int ROUNDS = 2 * Topic.values().length;

  Preview {
    lines = List.copyOf(lines);
    fresh = List.copyOf(fresh);
  }

  /** What the answer to a question makes of the manifest. */
  static Preview of(Draft before, Draft after) {
    List<String> rest = new ArrayList<>(manifest(before));
    List<String> lines = manifest(after);
    return new Preview(lines, lines.stream().map(line -> !rest.remove(line)).toList());
  }

  /** The line to look at: the first fresh one, else where the answer would be seen. */
  int focus(@Nullable Topic topic) {
    int first = fresh.indexOf(true);
    if (first >= 0 || topic == null) {
      return Math.max(0, first);
    }
    for (String field : fields(topic)) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).strip().equals(field)) {
          return i;
        }
      }
    }
    return lines.size();
  }

  private static List<String> fields(Topic topic) {
    return switch (topic) {
      case NAME -> List.of("metadata:");
      case INPUT, NAMESPACES -> List.of("input:");
      case BACKEND, OUTPUT, ENDPOINT -> List.of("output:");
      case TLS -> List.of("tls:", "output:");
      case AUTH, SECRET, TOKEN_URL, SCOPE -> List.of("authentication:", "headers:", "output:");
      case HEADER -> List.of("headers:", "output:");
      case FILTER -> List.of("filter:");
      case TRANSFORM -> List.of("transform:");
    };
  }

  private static List<String> manifest(Draft draft) {
    Draft filled = draft;
    for (int i = 0; i < ROUNDS; i++) {
      switch (DraftReader.read(filled)) {
        case DraftReader.Result.Complete(Answers answers) -> {
          return Scaffold.manifest(answers, "").lines().toList();
        }
        case DraftReader.Result.Incomplete(List<Problem> problems) ->
            filled = mended(filled, problems.getFirst());
      }
    }
    return List.of();
  }

  private static Draft mended(Draft draft, Problem problem) {
    if (!problem.missing()) {
      // Two answers may contradict each other: without the one, the other may be what is wrong.
      return draft.has(problem.topic())
          ? draft.with(problem.topic(), List.of())
          : draft.with(Topic.AUTH, "none");
    }
    return draft.with(problem.topic(), Defaults.example(problem.topic(), draft));
  }
}
