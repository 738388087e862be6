package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.scaffold.Answers;
import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.Layout;
import dev.kubectl.telemetry.scaffold.Problem;
import dev.kubectl.telemetry.scaffold.Scaffold;
import dev.kubectl.telemetry.scaffold.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The last page: all answers, what lint says about them, and what to do with the manifest. */
final class Reviewing {
  private Reviewing() {}

  static Page.Review page(Draft draft, Surroundings surroundings) {
    List<Option> options = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    boolean refused = false;
    switch (DraftReader.read(draft)) {
      case DraftReader.Result.Complete(Answers answers) -> {
        List<LintFinding> findings =
            Scaffold.of(
                    answers,
                    new Layout(answers.name() + ".yaml", "", Set.of(), ""),
                    surroundings.now())
                .findings();
        findings.stream()
            .filter(finding -> finding.severity().compareTo(Severity.WARNING) <= 0)
            .forEach(finding -> remarks.add(finding.severity().word() + ": " + finding.message()));
        refused = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
      }
      case DraftReader.Result.Incomplete(List<Problem> problems) -> {
        problems.forEach(problem -> remarks.add(problem.message()));
        refused = true;
      }
    }
    String name = draft.word(Topic.NAME);
    if (surroundings.offers().pipelines().contains(name)) {
      remarks.add("the cluster has a MetricPipeline " + name + " already: it would be changed");
    }
    if (!refused) {
      options.addAll(endings(surroundings.target().apply(name), !remarks.isEmpty()));
    }
    for (Topic topic : Path.of(draft, surroundings.given())) {
      options.add(new Option(topic.name(), Questions.label(topic), said(topic, draft)));
    }
    return new Page.Review(options, 0, remarks);
  }

  private static List<Option> endings(Surroundings.Target target, boolean doubtful) {
    String anyway = doubtful ? " all the same" : "";
    Option write =
        target.exists()
            ? new Option(Delivery.OVERWRITE.name(), "Overwrite " + target.path() + anyway, "")
            : new Option(Delivery.WRITE.name(), "Write " + target.path() + anyway, "");
    if (target.fixed()) {
      return List.of(write);
    }
    Option print = new Option(Delivery.PRINT.name(), "Print it" + anyway, "");
    return target.exists() ? List.of(print, write) : List.of(write, print);
  }

  private static String said(Topic topic, Draft draft) {
    List<String> words = draft.words(topic);
    return words.isEmpty() ? Defaults.shown(topic, draft) : String.join(", ", words);
  }
}
