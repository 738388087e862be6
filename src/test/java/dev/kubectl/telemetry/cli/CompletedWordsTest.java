package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.completion.Candidate;
import dev.kubectl.telemetry.cli.completion.ClusterWords;
import dev.kubectl.telemetry.cli.completion.Completer;
import dev.kubectl.telemetry.cli.completion.Completion;
import dev.kubectl.telemetry.cli.completion.Outside;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is offered at which place of a command line; {@code |} is the cursor. */
class CompletedWordsTest {
  private final Completer completer = new Completer(CompletionsTest.root(), Outside.NOTHING);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gen|; generate",
        "gen|; generate",
        "lint --fail-on |; error warning info",
        "lint --fail-on w|; warning",
        "lint --fail-on=|; error warning info",
        "lint --fail-on=I|; info",
        "lint shop.yaml --secrets |; note require skip",
        "lint -R -f a.yaml --min|; --min-severity",
        "lint --diff -f- -Rfb.yaml -o sa|; sarif",
        "lint -o|; -o",
        "lint -o text -o sarif=|; sarif=lint.sarif",
        "lint --rules TEL1101,TEL1107|; TEL1101,TEL1107",
        "lint --explain TEL1107|; TEL1107",
        "lint --collector-version |; 0.149.0",
        "generate --fact vpa|; vpaServed= vpaEnabled=",
        "generate --component gateway --only |; config objects",
        "generate --distribution u|; upstream",
        "completion f|; fish",
        "completion fish |;",
        "nothing --fail-on |;",
        "generate --no-such |;",
        "lint -- --fail|;",
        "preview --against dist|; distribution:kyma distribution:upstream",
        "scaffold --backend d|; dynatrace datadog",
        "scaffold --with kustomize,a|; kustomize,argocd",
        "scaffold --input otlp,p|; otlp,prometheus",
        "scaffold --transform redact|; redact-attribute=",
        "scaffold --namespaces |; include= exclude=",
        "convert --d|; --diff",
      })
  void whatFitsIsOffered(String line, String expected) {
    assertThat(values(complete(line)))
        .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lint |; :8",
        "generate -f |; :8",
        "generate -f=|; :8",
        "generate --filename=sh|; :8",
        "lint -- --fail|; :8",
        "generate -k |; :16",
        "generate --output-dir |; :16",
        "generate --facts |; :0",
        "lint --baseline x|; :0",
        "completion fish |; :4",
        "lint --fail-on |; :36",
        "generate --fact |; :38",
        "preview --against |; :34",
        "preview --against l|; :32",
        "scaffold --filter drop-h|; :36",
        "scaffold --filter drop-n|; :38",
      })
  void theShellIsToldWhatToDo(String line, String directive) {
    assertThat(complete(line).text()).endsWith(directive + "\n");
  }

  @Test
  void wordsHaveMeanings() {
    assertThat(complete("lint --fail-on |").text())
        .isEqualTo(
            """
            error\trefused, or would not work
            warning\tworks, but probably not as meant
            info\tworth knowing
            :36
            """);
  }

  @Test
  void anOptionIsOfferedAgainOnlyWhenItMayBeGivenAgain() {
    assertThat(values(complete("lint --fix --rules TEL1* -|")))
        .contains("--rules", "--diff")
        .doesNotContain("--fix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"__complete", "__warm-up"})
  void whatIsNotForPeopleIsNotOffered(String hidden) {
    assertThat(values(complete("_|"))).doesNotContain(hidden);
  }

  @Test
  void namesComeFromTheClusterThatTheLineNames() {
    CommandLine program = new CommandLine(new Program()).addSubcommand("status", new Status());
    Completer asking = new Completer(program.getCommandSpec(), new Named());

    assertThat(values(asking.complete(List.of("status", "-n", ""))))
        .containsExactly("shop", "kyma-system");
    assertThat(values(asking.complete(List.of("status", "--context", "prod", ""))))
        .containsExactly("--context=prod/orders");
    assertThat(values(asking.complete(List.of("status", "--context="))))
        .containsExactly("prod", "test");
    assertThat(values(asking.complete(List.of("status", "--for", "Gate"))))
        .containsExactly("GatewayHealthy");
    assertThat(values(asking.complete(List.of("status", "--against", ""))))
        .containsExactly("live", "git:");
    assertThat(values(asking.complete(List.of("status", "--against", "git:ma"))))
        .containsExactly("git:main");
  }

  @Test
  void realOptionsAskOutside() {
    Completer asking = new Completer(CompletionsTest.root(), new Named());

    assertThat(values(asking.complete(List.of("preview", "--against", "git:ma"))))
        .containsExactly("git:main");
    assertThat(values(asking.complete(List.of("lint", "--changed-since", "v"))))
        .containsExactly("v1");
    assertThat(values(asking.complete(List.of("scaffold", "--namespaces", "include=shop,k"))))
        .containsExactly("include=shop,kyma-system");
    assertThat(values(asking.complete(List.of("scaffold", "--context", "p"))))
        .containsExactly("prod");
    assertThat(values(asking.complete(List.of("scaffold", "-n", "s")))).containsExactly("shop");
  }

  private Completion complete(String line) {
    String typed = line.substring(0, line.indexOf('|'));
    return completer.complete(List.of(typed.split(" ", -1)));
  }

  private static List<String> values(Completion completion) {
    return completion.text().lines().toList().stream()
        .filter(line -> !line.startsWith(":"))
        .map(line -> line.split("\t", -1)[0])
        .filter(line -> !completion.text().endsWith(":8\n"))
        .toList();
  }

  @Command(name = "kubectl telemetry")
  static final class Program {}

  /** Has every option that asks somebody else. */
  @Command(name = "status")
  static final class Status implements Callable<Integer> {
    @Option(
        names = {"-n", "--namespace"},
        paramLabel = "NAME")
    String namespace = "";

    @Option(names = "--context", paramLabel = "NAME")
    String context = "";

    @Option(names = "--for", paramLabel = "CONDITION")
    String condition = "";

    @Option(names = "--against", paramLabel = "live|git:REF|FILE|DIR")
    String against = "";

    @Parameters(paramLabel = "PIPELINE")
    List<String> pipelines = List.of();

    @Override
    public Integer call() {
      return 0;
    }
  }

  /** A world outside that says what it was asked. */
  static final class Named implements Outside {
    @Override
    public List<Candidate> gitRefs() {
      return List.of(new Candidate("main", ""), new Candidate("v1", ""));
    }

    @Override
    public List<Candidate> fromKubeconfig(KubeconfigPart part, ClusterWords cluster) {
      return List.of(new Candidate("prod", ""), new Candidate("test", ""));
    }

    @Override
    public List<Candidate> fromCluster(ClusterNames names, ClusterWords cluster) {
      String context = String.join(" ", cluster.words());
      return switch (names) {
        case NAMESPACES -> List.of(new Candidate("shop", ""), new Candidate("kyma-system", ""));
        case METRIC_PIPELINES -> List.of(new Candidate(context + "/orders", ""));
      };
    }
  }
}
