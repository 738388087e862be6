package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.lint.LintReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that differ from a commit, new ones included. All files are linted, because rules across
 * pipelines need them; only what is said about changed ones is kept.
 */
record GitChanges(Set<Path> files) {
  GitChanges {
    files = Set.copyOf(files);
  }

  static GitChanges since(String ref) {
    if (ref.startsWith("-")) {
      throw unknown();
    }
    Path top = Path.of(git("rev-parse", "--show-toplevel").strip());
    Set<Path> files = new HashSet<>();
    // From the top: a user may have told git to name files relative to where it runs.
    String there = top.toString();
    add(top, git("-C", there, "diff", "--name-only", "-z", "--diff-filter=d", ref, "--"), files);
    add(top, git("-C", there, "ls-files", "-z", "--others", "--exclude-standard"), files);
    return new GitChanges(files);
  }

  private static void add(Path top, String names, Set<Path> files) {
    for (String name : names.split("\0", -1)) {
      if (!name.isEmpty()) {
        files.add(real(top.resolve(name)));
      }
    }
  }

  LintReport only(LintReport report) {
    return new LintReport(
        report.sources(),
        report.findings().stream().filter(finding -> changed(finding.source())).toList(),
        report.suppressed().stream()
            .filter(suppressed -> changed(suppressed.finding().source()))
            .toList(),
        report.statistics());
  }

  private boolean changed(String source) {
    try {
      return source.equals("<stdin>") || files.contains(real(Path.of(source)));
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() == 0) {
        return answer;
      }
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.INPUT, "git could not be started", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw unknown();
  }

  private static CommandFailure unknown() {
    return new CommandFailure(
        ExitCode.INPUT,
        "git does not know what has changed",
        "--changed-since takes a commit, a tag or a branch of the repository here");
  }
}
