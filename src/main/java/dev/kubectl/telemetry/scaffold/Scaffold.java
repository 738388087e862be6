package dev.kubectl.telemetry.scaffold;

import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.scaffold.backend.Temporality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What comes out.
 *
 * @param files names and contents, the manifest first
 * @param notes what to know, in whole sentences
 * @param steps commands to do next, in order; some have several lines
 * @param findings what our own lint says about the manifest, Secrets left aside
 */
public record Scaffold(
    Map<String, String> files, List<String> notes, List<String> steps, List<LintFinding> findings) {
  public Scaffold {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /**
   * Makes everything.
   *
   * @param now what lint compares dates with
   */
  public static Scaffold of(Answers answers, Layout layout, Instant now) {
    LintedManifest manifest =
        LintedManifest.of(layout.manifest(), manifest(answers, layout.schema()), now);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(layout.manifest(), manifest.text());
    Set<Companion> companions = new TreeSet<>(layout.companions());
    for (Companion companion : companions) {
      String directory = layout.directory().isEmpty() ? "." : layout.directory();
      files.putAll(companion.files(answers.name(), layout.manifest(), directory));
    }
    return new Scaffold(
        files, notes(answers), steps(answers, layout, companions), manifest.findings());
  }

  /** The manifest alone, as the preview of the wizard shows it. */
  public static String manifest(Answers answers, String schema) {
    String modeline = schema.isEmpty() ? "" : "# yaml-language-server: $schema=" + schema + "\n";
    return modeline + PipelineParts.manifest(answers);
  }

  private static List<String> notes(Answers answers) {
    List<String> notes = new ArrayList<>();
    String pulled =
        String.join(
            " and ",
            answers.inputs().stream()
                .filter(input -> input != InputKind.OTLP)
                .map(InputKind::word)
                .toList());
    boolean delta = answers.backend().temporality() == Temporality.DELTA;
    if (delta && !pulled.isEmpty()) {
      notes.add(
          answers.backend().title()
              + " takes delta counters only. Those of "
              + pulled
              + " are cumulative: they will be refused or misread.");
    }
    if (answers.namespaces() == null && answers.inputs().contains(InputKind.RUNTIME)) {
      notes.add("--namespaces include=... keeps the runtime metrics, and their cost, small.");
    }
    return notes;
  }

  private static List<String> steps(Answers answers, Layout layout, Set<Companion> companions) {
    List<String> steps = new ArrayList<>();
    String madeBy = answers.backend().secretMadeBy();
    SecretCommand.of(answers)
        .map(command ->
            madeBy.isEmpty()
                ? command
                : "# Secret "
                    + answers.secret().namespace()
                    + "/"
                    + answers.secret().name()
                    + " is made by "
                    + madeBy)
        .ifPresent(steps::add);
    String file = layout.manifestPath(answers.name());
    boolean secret = SecretCommand.of(answers).isPresent();
    if (!layout.schema().isEmpty() && !layout.schema().contains("://")) {
      steps.add("kubectl telemetry schema > " + layout.path(layout.schema()));
    }
    steps.add("kubectl telemetry lint " + file + (secret ? " --secrets=skip" : ""));
    steps.add("kubectl telemetry preview -f " + file);
    if (companions.isEmpty()) {
      steps.add("kubectl apply -f " + file);
    }
    String directory = layout.directory().isEmpty() ? "." : layout.directory();
    companions.forEach(companion -> steps.add(companion.entrance(directory)));
    return steps;
  }
}
