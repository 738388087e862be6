package dev.kubectl.telemetry.ide.navigation;

import dev.kubectl.telemetry.ide.navigation.Occurrence.Role;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.util.List;
import java.util.Optional;

/** Where something is defined, and where it is spoken of. */
public final class Definitions {
  private Definitions() {}

  /** The objects that a name stands for; a key leads to its Secret while that lacks the key. */
  public static List<Occurrence> definitions(Workspace workspace, WorkspaceFile file, int offset) {
    Optional<Occurrence> at = Occurrences.at(file, offset);
    if (at.isEmpty()) {
      return List.of();
    }
    Name name = at.get().name();
    List<Occurrence> found = definitionsOf(workspace, name);
    return found.isEmpty() && name instanceof Name.SecretKey(String namespace, String secret, _)
        ? definitionsOf(workspace, new Name.Secret(namespace, secret))
        : found;
  }

  private static List<Occurrence> definitionsOf(Workspace workspace, Name name) {
    return Occurrences.of(workspace, name).stream()
        .filter(occurrence -> occurrence.role() == Role.DEFINITION)
        .toList();
  }

  /** All places that speak of what is named at a place, with or without its definitions. */
  public static List<Occurrence> references(
      Workspace workspace, WorkspaceFile file, int offset, boolean withDefinitions) {
    return Occurrences.at(file, offset)
        .map(at -> Occurrences.of(workspace, at.name()))
        .orElse(List.of())
        .stream()
        .filter(occurrence -> withDefinitions || occurrence.role() != Role.DEFINITION)
        .toList();
  }

  /** The places of a file that have the name at a place. */
  public static List<Occurrence> highlights(WorkspaceFile file, int offset) {
    Optional<Occurrence> at = Occurrences.at(file, offset);
    return at.isEmpty()
        ? List.of()
        : Occurrences.in(file).stream()
            .filter(occurrence -> occurrence.name().equals(at.get().name()))
            .filter(occurrence -> occurrence.role() != Role.PART)
            .toList();
  }
}
