package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.manager.PassReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reports of passes in which nothing was changed. */
final class PassReports {
  private PassReports() {}

  static PassReport of(Instant started, Duration took, List<PassReport.PipelineLine> pipelines) {
    return new PassReport(
        started,
        took,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        pipelines,
        List.of(),
        0,
        null,
        false,
        Duration.ZERO);
  }
}
