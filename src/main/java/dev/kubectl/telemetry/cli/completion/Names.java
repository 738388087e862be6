package dev.kubectl.telemetry.cli.completion;

import dev.kubectl.telemetry.cli.completion.Outside.ClusterNames;
import dev.kubectl.telemetry.cli.completion.Outside.KubeconfigPart;
import dev.kubectl.telemetry.cli.facts.Fact;
import dev.kubectl.telemetry.lint.report.ReportForm;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.plan.Condition;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Kinds of names that options and arguments ask for, and where each kind is listed. */
enum Names {
  FILES,
  MANIFESTS,
  DIRECTORIES,
  GIT_REFS,
  OLD_STATES,
  RULES,
  REPORT_FORMS,
  FACTS,
  CONDITIONS,
  NAMESPACES,
  NAMESPACE_CHOICES,
  METRIC_PIPELINES,
  CONTEXTS,
  CLUSTERS,
  USERS;

  private static final String GIT = "git:";

  /** All names of this kind; where a name has two parts, what was typed tells which one. */
  Completion complete(String typed, Outside outside, ClusterWords cluster) {
    return switch (this) {
      case FILES -> Completion.files();
      case MANIFESTS -> Completion.files("yaml", "yml", "json");
      case DIRECTORIES -> Completion.directories();
      case GIT_REFS -> Completion.ordered(outside.gitRefs());
      case OLD_STATES -> oldStates(typed, outside);
      case RULES -> rules();
      case REPORT_FORMS -> reportForms(typed);
      case FACTS -> facts();
      case CONDITIONS -> conditions();
      case NAMESPACES -> Completion.of(outside.fromCluster(ClusterNames.NAMESPACES, cluster));
      case NAMESPACE_CHOICES -> namespaceChoices(typed, outside, cluster);
      case METRIC_PIPELINES ->
          Completion.of(outside.fromCluster(ClusterNames.METRIC_PIPELINES, cluster));
      case CONTEXTS -> Completion.of(outside.fromKubeconfig(KubeconfigPart.CONTEXTS, cluster));
      case CLUSTERS -> Completion.of(outside.fromKubeconfig(KubeconfigPart.CLUSTERS, cluster));
      case USERS -> Completion.of(outside.fromKubeconfig(KubeconfigPart.USERS, cluster));
    };
  }

  /** What {@code --against} may be; a file where it is none of these. */
  private static Completion oldStates(String typed, Outside outside) {
    if (typed.startsWith(GIT)) {
      return Completion.ordered(outside.gitRefs()).mapped(ref -> GIT + ref);
    }
    return new Completion(
        List.of(
            new Candidate("live", Meanings.of("OLD", "live")),
            new Candidate("nothing", Meanings.of("OLD", "nothing")),
            new Candidate(GIT, Meanings.of("OLD", GIT)),
            new Candidate("distribution:kyma", Meanings.of("OLD", "distribution:kyma")),
            new Candidate("distribution:upstream", Meanings.of("OLD", "distribution:upstream")),
            new Candidate("version:", Meanings.of("OLD", "version:"))),
        EnumSet.of(Directive.KEEP_ORDER));
  }

  /** {@code include=} or {@code exclude=}, then names with commas between them. */
  private static Completion namespaceChoices(String typed, Outside outside, ClusterWords cluster) {
    int equals = typed.indexOf('=');
    if (equals < 0) {
      return Completion.ordered(
              List.of(
                  new Candidate("include=", "only these"),
                  new Candidate("exclude=", "all but these")))
          .with(Directive.NO_SPACE);
    }
    String before = typed.substring(0, Math.max(equals, typed.lastIndexOf(',')) + 1);
    List<String> named = List.of(typed.substring(equals + 1).split(",", -1));
    List<Candidate> others =
        outside.fromCluster(ClusterNames.NAMESPACES, cluster).stream()
            .filter(namespace -> !named.contains(namespace.value()))
            .toList();
    return Completion.of(others).mapped(namespace -> before + namespace);
  }

  private static Completion rules() {
    return Completion.ordered(
        RuleCatalogue.all().stream().map(rule -> new Candidate(rule.id(), rule.title())).toList());
  }

  /** Forms, and behind {@code form=} the name that files of this form usually have. */
  private static Completion reportForms(String typed) {
    if (!typed.contains("=")) {
      return Completion.ordered(
          Arrays.stream(ReportForm.values())
              .map(form -> new Candidate(form.word(), Meanings.of("FORM", form.word())))
              .toList());
    }
    String word = typed.substring(0, typed.indexOf('='));
    return Completion.of(
        ReportForm.of(word)
            .map(form -> List.of(Candidate.of(form.word() + "=lint." + ending(form))))
            .orElse(List.of()));
  }

  private static String ending(ReportForm form) {
    return switch (form) {
      case TEXT, GITHUB -> "txt";
      case JSON, GITLAB -> "json";
      case SARIF -> "sarif";
      case JUNIT, CHECKSTYLE -> "xml";
      case MARKDOWN -> "md";
    };
  }

  private static Completion facts() {
    return Completion.ordered(
            Arrays.stream(Fact.values())
                .map(fact -> new Candidate(fact.key() + "=", fact.meaning().replace('\n', ' ')))
                .toList())
        .with(Directive.NO_SPACE);
  }

  private static Completion conditions() {
    return Completion.of(
        List.of(
            new Candidate(Condition.CONFIGURATION_GENERATED, "Whether the pipeline is taken."),
            new Candidate("GatewayHealthy", "Whether the gateway's pods run."),
            new Candidate("AgentHealthy", "Whether the agent's pods run."),
            new Candidate("TelemetryFlowHealthy", "Whether data arrives at the backend.")));
  }
}
