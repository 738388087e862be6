package dev.kubectl.telemetry.cli.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** What connects a shell, or kubectl, with {@code __complete}. */
public enum ShellScript {
  BASH,
  ZSH,
  FISH,
  POWERSHELL,
  KUBECTL;

  /** As the command line calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the program that a shell completes. */
  public static String program(CommandSpec root) {
    return root.name().replace(' ', '-');
  }

  /** The script, which ends with a line break. */
  public String text(CommandSpec root) {
    String program = program(root);
    return template()
        .replace("{{program}}", program)
        .replace("{{function}}", program.replace('-', '_'));
  }

  /** The usual name of the script's file, by which the shell finds it. */
  public String fileName(CommandSpec root) {
    String program = program(root);
    return switch (this) {
      case BASH -> program + ".bash";
      case ZSH -> "_" + program;
      case FISH -> program + ".fish";
      case POWERSHELL -> program + ".ps1";
      // kubectl wants the plugin's name behind an underscore: kubectl_complete-telemetry.
      case KUBECTL -> program.replaceFirst("-", "_complete-");
    };
  }

  private String template() {
    String name = "script." + word();
    try (InputStream in =
        Objects.requireNonNull(ShellScript.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
