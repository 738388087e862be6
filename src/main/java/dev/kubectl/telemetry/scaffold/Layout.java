package dev.kubectl.telemetry.scaffold;

import java.util.Set;

/**
 * What is wanted beside the pipeline itself.
 *
 * @param manifest file name of the manifest; {@code -} when it goes to standard output
 * @param directory where files go, as commands name it; empty for the current one
 * @param companions other files wanted
 * @param schema what the comment for editors names; empty for no comment
 */
public record Layout(
    String manifest, String directory, Set<Companion> companions, String schema) {
  public Layout {
    companions = Set.copyOf(companions);
  }

  /** A name of this layout as commands have it. */
  String path(String file) {
    return directory.isEmpty() ? file : directory + "/" + file;
  }
}
