package dev.kubectl.telemetry.cli.schema;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.ide.schema.EditorSchema;
import dev.kubectl.telemetry.preview.render.PreviewSchema;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code schema}: prints a JSON Schema. */
@Command(
    name = "schema",
    sortOptions = false,
    subcommands = SchemaInstallCommand.class,
    header = {
      "Print the JSON Schema of pipelines, for editors and validators.",
      "",
      "Examples:",
      "  # What editors need: all kinds and versions in one",
      "  kubectl telemetry schema > metricpipeline.schema.json",
      "",
      "  # One version, and nothing but it",
      "  kubectl telemetry schema --version v1beta1",
      "",
      "  # Have Visual Studio Code use it in this folder",
      "  kubectl telemetry schema install --for vscode",
      "",
      "  # What preview -o json writes",
      "  kubectl telemetry schema --of preview",
      ""
    },
    customSynopsis = "kubectl telemetry schema [install] [OPTIONS]",
    description = {
      "",
      "JSON Schema, draft 2020-12, made from the custom resource definitions: structure,"
          + " descriptions, defaults, choices, examples, and those rules of the API server that a"
          + " schema can say. What it refuses, lint refuses; lint finds more.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:printed",
      " 2:wrong flags or arguments",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
public final class SchemaCommand implements Callable<Integer> {
  /** What there is a schema of. */
  enum Subject {
    ALL,
    METRICPIPELINE,
    TELEMETRY,
    PREVIEW
  }

  /** Versions of our kinds. */
  enum Version {
    V1BETA1,
    V1ALPHA1
  }

  @Option(
      names = "--of",
      paramLabel = "all|metricpipeline|telemetry|preview",
      converter = Words.Subjects.class,
      completionCandidates = Words.Subjects.class,
      description = {
        "all: MetricPipeline and Telemetry in all versions, for files that may hold other kinds"
            + " beside them. metricpipeline, telemetry: one kind in one version. preview: what"
            + " kubectl telemetry preview -o json writes. Default: all; metricpipeline with"
            + " --version."
      })
  private @Nullable Subject of;

  @Option(
      names = "--version",
      paramLabel = "v1beta1|v1alpha1",
      converter = Words.Versions.class,
      completionCandidates = Words.Versions.class,
      description = "The version of the kind. Default: v1beta1.")
  private @Nullable Version version;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "json",
      converter = Words.Forms.class,
      completionCandidates = Words.Forms.class,
      description = "The form of the schema; there is this one.")
  private Form form = Form.JSON;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // the parser looks at it
  private boolean help;

  /** In what a schema is written. */
  enum Form {
    JSON
  }

  private final Console console;

  public SchemaCommand(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  @Override
  public Integer call() {
    Subject subject = of == null ? (version == null ? Subject.ALL : Subject.METRICPIPELINE) : of;
    String wanted =
        switch (version) {
          case null -> "v1beta1";
          case V1BETA1 -> "v1beta1";
          case V1ALPHA1 -> "v1alpha1";
        };
    String schema =
        switch (subject) {
          case METRICPIPELINE -> EditorSchema.text("MetricPipeline", wanted);
          case TELEMETRY -> EditorSchema.text("Telemetry", wanted);
          case ALL -> withoutVersion(EditorSchema.text(), "all versions");
          case PREVIEW -> withoutVersion(PreviewSchema.text(), "one version of its own");
        };
    switch (form) {
      case JSON -> console.out().print(schema);
    }
    return ExitCode.OK;
  }

  private String withoutVersion(String schema, String has) {
    if (version != null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--version is about one kind; this schema has " + has,
          "name a kind, --of metricpipeline or --of telemetry, or leave --version out");
    }
    return schema;
  }
}
