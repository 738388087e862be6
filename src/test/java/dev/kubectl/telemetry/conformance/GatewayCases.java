package dev.kubectl.telemetry.conformance;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Configuration and environment of the gateway, against {@code gateway/}. */
final class GatewayCases {
  private GatewayCases() {}

  static Stream<DynamicTest> tests(Path folder) {
    return CollectorCase.tests(CollectorCase.Kind.GATEWAY, folder);
  }
}
