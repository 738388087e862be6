package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.manager.Mode;
import dev.kubectl.telemetry.manager.run.Incumbent;
import dev.kubectl.telemetry.manager.serve.ListenAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code run-manager}, in groups as the help page shows them. */
final class ManagerFlags {
  private ManagerFlags() {}

  /** How much it may do. */
  static final class Role {
    @Option(
        names = "--mode",
        paramLabel = "observe|shadow|takeover",
        description = {
          "observe: say what would change, write nothing. shadow: apply everything, in a namespace"
              + " of its own. takeover: be the manager. Default: observe; in a pod: takeover."
        })
    @Nullable Mode mode;

    @Option(
        names = "--shadow-namespace",
        paramLabel = "NAMESPACE",
        description = "Where a shadow's objects go. It must exist, and not be the module's.")
    @Nullable String shadowNamespace;

    @Option(
        names = "--scale-down-incumbent",
        description =
            "Scale the manager in the cluster down while it holds the lease, and up again at the"
                + " end.")
    boolean scaleDownIncumbent;

    @Option(
        names = "--incumbent",
        paramLabel = "NAME",
        description = "Its Deployment. Default: telemetry-manager.")
    String incumbent = Incumbent.DEFAULT_NAME;

    @Option(
        names = "--restore-only",
        description = "Scale up again what a takeover that was killed had scaled down, and end.")
    boolean restoreOnly;

    @Option(
        names = "--in-cluster",
        description =
            "As one of several replicas: wait for the lease as long as it takes. Default in a pod.")
    boolean inCluster;
  }

  /** How often, and how much at once. */
  static final class Passes {
    @Option(names = "--once", description = "Make one pass and end.")
    boolean once;

    @Option(
        names = "--plan",
        paramLabel = "FILE",
        description =
            "Take over for one pass that does what this file of preview --out says, or nothing.")
    @Nullable String plan;

    @Option(
        names = "--max-changes",
        paramLabel = "N",
        description = "End instead of a pass that would change more than N objects.")
    int maxChanges = Integer.MAX_VALUE;

    @Option(
        names = "--stop-after",
        paramLabel = "TIME",
        converter = Time.class,
        description = "End after a time such as 30m.")
    @Nullable Duration stopAfter;

    @Option(
        names = "--dry-run",
        paramLabel = "none|server",
        description = "server: the API server checks every write and keeps none. Default: none.")
    String dryRun = "none";

    boolean isDryRun() {
      return dryRun.equals("server");
    }
  }

  /** What the collectors are like; the same flags as those of the manager in the cluster. */
  static final class Workloads {
    @Option(
        names = "--replicas",
        paramLabel = "N",
        description = "Replicas of the gateway; wins over the Telemetry resource.")
    @Nullable Integer replicas;

    @Option(
        names = "--image",
        paramLabel = "IMAGE",
        description = "Of the collectors; also $OTEL_COLLECTOR_IMAGE.")
    @Nullable String image;

    @Option(
        names = "--self-monitor-image",
        paramLabel = "IMAGE",
        description = "Of the self monitor; also $SELF_MONITOR_IMAGE.")
    @Nullable String selfMonitorImage;

    @Option(names = "--unlimited-pipelines", description = "More than five pipelines may run.")
    boolean unlimitedPipelines;

    @Option(
        names = "--normal-priority-class-name",
        paramLabel = "NAME",
        description = "Priority class of gateway and self monitor.")
    @Nullable String normalPriorityClass;

    @Option(
        names = "--high-priority-class-name",
        paramLabel = "NAME",
        description = "Priority class of the agent.")
    @Nullable String highPriorityClass;

    @Option(
        names = "--cluster-trust-bundle-name",
        paramLabel = "NAME",
        description = "A ClusterTrustBundle for the collectors to mount.")
    @Nullable String trustBundle;

    @Option(
        names = "--image-pull-secret-name",
        paramLabel = "NAME",
        description = "The pull Secret of all workloads.")
    @Nullable String pullSecret;

    @Option(
        names = "--additional-workload-label",
        paramLabel = "KEY=VALUE",
        description = "On gateway and agent. May be given several times, as the next three.")
    List<String> labels = new ArrayList<>();

    @Option(
        names = "--additional-workload-annotation",
        paramLabel = "KEY=VALUE",
        description = "On gateway and agent.")
    List<String> annotations = new ArrayList<>();

    @Option(
        names = "--additional-workload-pod-label",
        paramLabel = "KEY=VALUE",
        description = "On their pods.")
    List<String> podLabels = new ArrayList<>();

    @Option(
        names = "--additional-workload-pod-annotation",
        paramLabel = "KEY=VALUE",
        description = "On their pods.")
    List<String> podAnnotations = new ArrayList<>();

    @Option(
        names = {"--cert-dir", "--deploy-otlp-gateway"},
        arity = "0..1",
        hidden = true,
        description = "Flags of the reference that concern webhooks and logs.")
    @Nullable String ignored;
  }

  /** What is told, and to whom. */
  static final class Telling {
    @Option(
        names = "--plain",
        description = "Log lines instead of the live view, also in a terminal.")
    boolean plain;

    @Option(
        names = "--log-format",
        paramLabel = "text|json",
        description = "Log lines in this form. Default: text.")
    @Nullable LogFormat logFormat;

    @Option(
        names = "--metrics-address",
        paramLabel = "[HOST]:PORT",
        converter = Address.class,
        description = "Serve /metrics for Prometheus, such as :8080.")
    @Nullable ListenAddress metrics;

    @Option(
        names = "--health-address",
        paramLabel = "[HOST]:PORT",
        converter = Address.class,
        description = "Serve /healthz and /readyz, such as :8081.")
    @Nullable ListenAddress health;
  }

  /** The form of log lines. */
  enum LogFormat {
    TEXT,
    JSON
  }

  /** A positive time with units. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Optional<Duration> duration = GoDuration.parse(text);
      return duration
          .filter(time -> time.isPositive())
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected a time such as 90s, 30m or 2h, but was '" + text + "'"));
    }
  }

  /** Where to listen. */
  static final class Address implements ITypeConverter<ListenAddress> {
    @Override
    public ListenAddress convert(String text) {
      return ListenAddress.parse(text)
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected an address such as :8080 or 127.0.0.1:8080, but was '" + text + "'"));
    }
  }
}
