package dev.kubectl.telemetry.ide.navigation;

import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.yaml.YamlScalar;

/**
 * A name as it stands in a file.
 *
 * @param scalar with the quotes that it may have
 */
public record Occurrence(WorkspaceFile file, YamlScalar scalar, Name name, Role role) {

  /** What the place does with the name. */
  public enum Role {
    /** The object itself. */
    DEFINITION,
    /** Another object speaks of it. */
    REFERENCE,
    /** A part of a reference that is no name itself, such as a namespace. */
    PART
  }
}
