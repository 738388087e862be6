package dev.kubectl.telemetry.scaffold;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is wanted beside the pipeline itself.
 *
 * @param manifest file name of the manifest; {@code -} when it goes to standard output
 * @param directory where files go, as commands name it; empty for the current one
 * @param companions other files wanted
 * @param schema what the comment for editors names; empty for no comment
 */
public record Layout(String manifest, String directory, Set<Companion> companions, String schema) {
  /** The manifest's name when it goes to no file. */
  public static final String STANDARD_OUTPUT = "-";

  public Layout {
    companions = Set.copyOf(companions);
  }

  /** Names of all files, the manifest first. */
  public List<String> files() {
    return Stream.concat(
            Stream.of(manifest),
            companions.stream().sorted().flatMap(companion -> companion.fileNames().stream()))
        .distinct()
        .toList();
  }

  /** The same for a manifest that goes to standard output, with nothing beside it. */
  public Layout printed() {
    return new Layout(STANDARD_OUTPUT, "", Set.of(), schema);
  }

  public boolean isStandardOutput() {
    return manifest.equals(STANDARD_OUTPUT);
  }

  /** The manifest as commands name it; where it has no name yet, the one that it should get. */
  public String manifestPath(String pipeline) {
    return isStandardOutput() ? pipeline + ".yaml" : path(manifest);
  }

  /** A file of this layout as commands name it. */
  public String path(String file) {
    return directory.isEmpty() ? file : directory + "/" + file;
  }
}
