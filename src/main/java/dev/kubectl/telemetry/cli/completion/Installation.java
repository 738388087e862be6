package dev.kubectl.telemetry.cli.completion;

import dev.kubectl.telemetry.cli.FileReplacement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a completion script has to lie for one user, and what is left to do there.
 *
 * @param file where the script goes
 * @param remark what the user still has to do; empty for nothing
 */
public record Installation(Path file, String remark) {

  /**
   * The place for a script by the environment of a user; none when nothing on PATH can be written
   * to, which only kubectl's script needs.
   */
  public static Optional<Installation> of(
      ShellScript script, CommandSpec root, Map<String, String> environment) {
    Path home =
        Path.of(environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ".")));
    String name = script.fileName(root);
    return switch (script) {
      case BASH ->
          found(
              Path.of(
                  environment.getOrDefault(
                      "BASH_COMPLETION_USER_DIR",
                      folder(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
                          + "/bash-completion"),
                  "completions",
                  ShellScript.program(root)),
              "New shells complete when the package bash-completion is installed.");
      case ZSH ->
          found(
              folder(environment, "ZDOTDIR", home).resolve(".zfunc").resolve(name),
              "In .zshrc, before compinit: fpath=(${ZDOTDIR:-~}/.zfunc $fpath)");
      case FISH ->
          found(
              folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
                  .resolve("fish/completions")
                  .resolve(name),
              "");
      case POWERSHELL ->
          found(
              folder(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
                  .resolve("powershell")
                  .resolve(name),
              "In $PROFILE: . ~/.config/powershell/" + name);
      case KUBECTL -> onPath(script, root, environment);
    };
  }

  /** Beside the plugin itself, or else in the first writable folder of PATH below the home. */
  private static Optional<Installation> onPath(
      ShellScript script, CommandSpec root, Map<String, String> environment) {
    String program = ShellScript.program(root);
    String home = environment.getOrDefault("HOME", "/nowhere");
    Stream<Path> folders =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .filter(Path::isAbsolute)
            .filter(Files::isWritable)
            .filter(folder ->
                Files.exists(folder.resolve(program)) || folder.startsWith(Path.of(home)));
    return folders
        .min((a, b) ->
            Boolean.compare(Files.exists(b.resolve(program)), Files.exists(a.resolve(program))))
        .map(folder -> new Installation(folder.resolve(script.fileName(root)), ""));
  }

  /** Writes the script as a whole or not at all; it may be run. */
  public void write(String script) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileReplacement.write(file, script);
    if (!file.toFile().setReadable(true, false) || !file.toFile().setExecutable(true, false)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
    String named = environment.getOrDefault(variable, "");
    return named.isEmpty() ? otherwise : Path.of(named);
  }

  private static Optional<Installation> found(Path file, String remark) {
    return Optional.of(new Installation(file, remark));
  }
}
