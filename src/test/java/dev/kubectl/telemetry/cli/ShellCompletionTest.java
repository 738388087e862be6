package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tab in real shells in a pseudo terminal, and in kubectl. The program on PATH is a stand-in: it
 * completes as ours does, and otherwise shows the arguments that it got, which is what Tab wrote.
 */
class ShellCompletionTest {
  @TempDir Path directory;
  private Path work;
  private Map<String, String> environment;

  @BeforeEach
  void aProgramAndFilesToComplete() throws Exception {
    Path programs = Files.createDirectory(directory.resolve("bin"));
    work = Files.createDirectory(directory.resolve("work"));
    Files.createDirectory(work.resolve("folder"));
    for (String file : List.of("shop.yaml", "shop.txt", "my pipelines.yaml", "notes.md")) {
      Files.createFile(work.resolve(file));
    }
    aBranch("release-9");
    Path program = programs.resolve("kubectl-telemetry");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case $1 in
          __complete | completion) exec %s "$@" ;;
        esac
        printf 'got'
        for word; do printf '[%%s]' "$word"; done
        echo .
        """
            .formatted("'" + String.join("' '", ProgramRun.commandOfThis(List.of())) + "'"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    environment =
        Map.of(
            "PATH", programs + ":/usr/bin:/bin",
            "HOME", directory.toString(),
            "XDG_CONFIG_HOME", directory.resolve("config").toString(),
            "XDG_DATA_HOME", directory.resolve("data").toString(),
            "XDG_CACHE_HOME", directory.resolve("cache").toString(),
            "TERM", "xterm");
  }

  private void aBranch(String name) throws Exception {
    String git = RealPrograms.require("git").toString();
    List<String> who = List.of("-c", "user.name=t", "-c", "user.email=t@example.com");
    for (List<String> words :
        List.of(
            List.of("init", "-q", "-b", name),
            List.of("commit", "-q", "--allow-empty", "-m", "the last release"))) {
      List<String> command = new ArrayList<>(List.of(git));
      command.addAll(who);
      command.addAll(words);
      assertThat(ProgramRun.of(work, command).code()).isZero();
    }
  }

  @Test
  void bash() throws IOException {
    String bash = RealPrograms.require("bash").toString();
    try (TerminalSession session = session(bash, "--noprofile", "--norc", "-i")) {
      announce(
          session, "PS1='ready> '; source <(kubectl-telemetry completion bash); echo an''nounced");
      assertCompletes(session);
      assertThat(listed(session, "kubectl-telemetry lint --fail-on \t\t"))
          .contains("(worth knowing)");
    }
  }

  @Test
  void zsh() throws IOException {
    String zsh = RealPrograms.require("zsh").toString();
    try (TerminalSession session = session(zsh, "-f", "-i")) {
      announce(
          session,
          "PS1='ready> '; autoload -Uz compinit; compinit -u -D; "
              + "source <(kubectl-telemetry completion zsh); echo an''nounced");
      assertCompletes(session);
      assertThat(listed(session, "kubectl-telemetry lint --fail-on \t"))
          .contains("-- worth knowing");
    }
  }

  @Test
  void zshFindsTheInstalledScript() throws IOException {
    String zsh = RealPrograms.require("zsh").toString();
    try (TerminalSession session = session(zsh, "-f", "-i")) {
      announce(
          session,
          "kubectl-telemetry completion zsh --install; fpath=(~/.zfunc $fpath); "
              + "autoload -Uz compinit; compinit -u -D; echo an''nounced");
      assertLine(session, "kubectl-telemetry gener\t", "[generate]");
      assertLine(session, "kubectl-telemetry lint --fail-on=w\t", "[lint][--fail-on=warning]");
    }
  }

  @Test
  void fish() throws IOException {
    String fish = RealPrograms.require("fish").toString();
    try (TerminalSession session = session(fish, "--no-config", "-i")) {
      announce(session, "kubectl-telemetry completion fish | source; echo an''nounced");
      assertCompletes(session);
      assertThat(listed(session, "kubectl-telemetry lint --fail-on \t")).contains("worth knowing");
    }
  }

  @Test
  void fishFindsTheInstalledScript() throws IOException {
    String fish = RealPrograms.require("fish").toString();
    try (TerminalSession session = session(fish, "-i")) {
      announce(session, "kubectl-telemetry completion fish --install; echo an''nounced");
      assertLine(session, "kubectl-telemetry gener\t", "[generate]");
    }
  }

  @Test
  void kubectlAsksTheInstalledProgram() throws Exception {
    String kubectl = RealPrograms.require("kubectl").toString();
    ProgramRun installed =
        run(
            directory.resolve("bin/kubectl-telemetry").toString(),
            "completion",
            "kubectl",
            "--install");
    assertThat(installed.output())
        .isEqualTo("wrote " + directory.resolve("bin/kubectl_complete-telemetry") + "\n");

    assertThat(run(kubectl, "__complete", "telemetry", "").output())
        .contains("generate\tShow what MetricPipelines turn into", ":36\n")
        .doesNotContain("__complete\t");
    assertThat(run(kubectl, "__complete", "telemetry", "lint", "--fail-on", "").output())
        .contains("\nerror\trefused, or would not work\n");
    assertThat(run(kubectl, "__complete", "telemetry", "lint", "-f", "").output())
        .contains("\nyaml\nyml\njson\n:8\n");
    assertThat(run(kubectl, "__complete", "telemetry", "comp").output()).contains("\ncompletion\t");
  }

  @Test
  void kubectlListsThePluginAndWarnsOfNothing() throws Exception {
    String kubectl = RealPrograms.require("kubectl").toString();

    ProgramRun list = run(kubectl, "plugin", "list");

    assertThat(list.output())
        .contains(directory.resolve("bin/kubectl-telemetry").toString())
        .doesNotContainIgnoringCase("warning");
    assertThat(list.code()).isZero();
    assertThat(run(kubectl, "telemetry", "lint", "--fix").output())
        .isEqualTo("got[lint][--fix].\n");
  }

  private static void assertCompletes(TerminalSession session) throws IOException {
    assertLine(session, "kubectl-telemetry gener\t", "[generate]");
    assertLine(session, "kubectl-telemetry lint --fail-on w\t", "[lint][--fail-on][warning]");
    assertLine(session, "kubectl-telemetry lint --fail-on=w\t", "[lint][--fail-on=warning]");
    assertLine(
        session,
        "kubectl-telemetry lint --rules TEL1101,TEL1107\t",
        "[lint][--rules][TEL1101,TEL1107]");
    assertLine(session, "kubectl-telemetry lint -o sarif=\t", "[lint][-o][sarif=lint.sarif]");
    assertLine(session, "kubectl-telemetry generate -f sh\t", "[generate][-f][shop.yaml]");
    assertLine(session, "kubectl-telemetry lint my\t", "[lint][my pipelines.yaml]");
    assertLine(session, "kubectl-telemetry generate --facts no\t", "[generate][--facts][notes.md]");
    // zsh takes the slash back when the line ends.
    session.type("kubectl-telemetry generate -k f\t\n");
    assertThat(session.await("].")).contains("got[generate][-k][folder");
    assertLine(
        session,
        "kubectl-telemetry preview --against git:rel\t",
        "[preview][--against][git:release-9]");
    assertLine(
        session,
        "kubectl-telemetry preview --against dist\tu\t",
        "[preview][--against][distribution:upstream]");
    assertLine(
        session,
        "kubectl-telemetry scaffold --filter drop-na\tshop",
        "[scaffold][--filter][drop-namespace=shop]");
    assertLine(
        session,
        "kubectl-telemetry scaffold --namespaces inc\tshop",
        "[scaffold][--namespaces][include=shop]");
    assertLine(
        session,
        "kubectl-telemetry generate --fact vpaS\ttrue",
        "[generate][--fact][vpaServed=true]");
  }

  /** Types a line, ends it, and looks at the arguments that the program got. */
  private static void assertLine(TerminalSession session, String keys, String arguments)
      throws IOException {
    session.type(keys + "\n");
    assertThat(session.await("].")).contains("got" + arguments + ".");
  }

  private static String listed(TerminalSession session, String keys) throws IOException {
    session.type(keys);
    return session.await("worth knowing");
  }

  private static void announce(TerminalSession session, String line) throws IOException {
    session.type(line + "\n");
    session.await("announced");
  }

  private TerminalSession session(String... command) throws IOException {
    return new TerminalSession(work, environment, List.of(command));
  }

  private ProgramRun run(String... command) throws IOException, InterruptedException {
    return ProgramRun.of(work, environment, List.of(command));
  }
}
