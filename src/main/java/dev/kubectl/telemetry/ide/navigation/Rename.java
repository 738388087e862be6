package dev.kubectl.telemetry.ide.navigation;

import dev.kubectl.telemetry.ide.document.FileEdits;
import dev.kubectl.telemetry.ide.document.FileEdits.TextEditSpan;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives a pipeline another name, wherever the old one stands. */
public final class Rename {
  /** A DNS subdomain, which the API server wants as the name of a custom resource. */
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private static final int LONGEST = 253;

  private Rename() {}

  /** What became of it. */
  public sealed interface Result {
    /** Edits of all files that have the name. */
    record Renamed(List<FileEdits> files) implements Result {
      public Renamed {
        files = List.copyOf(files);
      }
    }

    /** It cannot be done; a sentence for the user. */
    record Refused(String why) implements Result {}
  }

  /** The name at a place, if it is one that can be changed. */
  public static Optional<Occurrence> at(WorkspaceFile file, int offset) {
    return Occurrences.at(file, offset)
        .filter(occurrence -> occurrence.name() instanceof Name.Pipeline);
  }

  public static Result to(Workspace workspace, WorkspaceFile file, int offset, String name) {
    Optional<Occurrence> at = at(file, offset);
    if (at.isEmpty()) {
      return new Result.Refused("Only the name of a MetricPipeline can be changed.");
    }
    if (name.length() > LONGEST || !SUBDOMAIN.matcher(name).matches()) {
      return new Result.Refused(
          "A name has at most 253 small letters, digits, '-' and '.', and begins and ends with a"
              + " letter or digit.");
    }
    Name.Pipeline other = new Name.Pipeline(name);
    if (!other.equals(at.get().name()) && !Occurrences.of(workspace, other).isEmpty()) {
      return new Result.Refused("There is a MetricPipeline named " + name + " already.");
    }
    Map<WorkspaceFile, List<TextEditSpan>> edits = new LinkedHashMap<>();
    for (Occurrence occurrence : Occurrences.of(workspace, at.get().name())) {
      edits
          .computeIfAbsent(occurrence.file(), _ -> new ArrayList<>())
          .add(new TextEditSpan(Occurrences.span(occurrence), written(occurrence.scalar(), name)));
    }
    return new Result.Renamed(
        edits.entrySet().stream()
            .map(entry -> new FileEdits(entry.getKey().document(), entry.getValue()))
            .toList());
  }

  /** In the same quotes; without any, only where the name cannot be read as something else. */
  private static String written(YamlScalar old, String name) {
    return switch (old.style()) {
      case SINGLE_QUOTED -> "'" + name + "'";
      case DOUBLE_QUOTED -> '"' + name + '"';
      case PLAIN, LITERAL, FOLDED -> YamlWriter.write(Tree.of(name)).strip();
    };
  }
}
