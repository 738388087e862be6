package dev.kubectl.telemetry.conformance;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Configuration and environment of the agent, against {@code agent/}. */
final class AgentCases {
  private AgentCases() {}

  static Stream<DynamicTest> tests(Path folder) {
    return CollectorCase.tests(CollectorCase.Kind.AGENT, folder);
  }
}
