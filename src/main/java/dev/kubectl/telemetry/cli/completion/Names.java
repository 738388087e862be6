package dev.kubectl.telemetry.cli.completion;

import dev.kubectl.telemetry.cli.completion.Outside.ClusterNames;
import dev.kubectl.telemetry.cli.completion.Outside.KubeconfigPart;
import dev.kubectl.telemetry.cli.facts.Fact;
import dev.kubectl.telemetry.lint.report.ReportForm;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.plan.Condition;
import java.util.Arrays;
import java.util.List;

/** Kinds of names that options and arguments ask for, and where each kind is listed. */
enum Names {
  FILES,
  MANIFESTS,
  DIRECTORIES,
  GIT_REFS,
  RULES,
  REPORT_FORMS,
  FACTS,
  CONDITIONS,
  NAMESPACES,
  METRIC_PIPELINES,
  CONTEXTS,
  CLUSTERS,
  USERS;

  /** All names of this kind; only forms of reports look at what was typed. */
  Completion complete(String typed, Outside outside, ClusterWords cluster) {
    return switch (this) {
      case FILES -> Completion.files();
      case MANIFESTS -> Completion.files("yaml", "yml", "json");
      case DIRECTORIES -> Completion.directories();
      case GIT_REFS -> Completion.ordered(outside.gitRefs());
      case RULES -> rules();
      case REPORT_FORMS -> reportForms(typed);
      case FACTS -> facts();
      case CONDITIONS -> conditions();
      case NAMESPACES -> Completion.of(outside.fromCluster(ClusterNames.NAMESPACES, cluster));
      case METRIC_PIPELINES ->
          Completion.of(outside.fromCluster(ClusterNames.METRIC_PIPELINES, cluster));
      case CONTEXTS -> Completion.of(outside.fromKubeconfig(KubeconfigPart.CONTEXTS, cluster));
      case CLUSTERS -> Completion.of(outside.fromKubeconfig(KubeconfigPart.CLUSTERS, cluster));
      case USERS -> Completion.of(outside.fromKubeconfig(KubeconfigPart.USERS, cluster));
    };
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
