package dev.kubectl.telemetry.lint.suppress;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * A glob over files below a directory: {@code *} within a name, {@code **} across directories.
 *
 * @param directory where the glob begins
 */
public record PathGlob(Path directory, String glob, PathMatcher matcher) {

  /**
   * Reads a glob.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static PathGlob of(Path directory, String glob) {
    return new PathGlob(directory, glob, FileSystems.getDefault().getPathMatcher("glob:" + glob));
  }

  boolean matches(String source) {
    try {
      Path absolute = Path.of(source).toAbsolutePath().normalize();
      Path base = directory.toAbsolutePath().normalize();
      return absolute.startsWith(base) && matcher.matches(base.relativize(absolute));
    } catch (InvalidPathException e) {
      // Standard input has no path.
      return false;
    }
  }
}
