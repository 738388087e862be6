package dev.kubectl.telemetry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What {@code graph} draws. */
@Tag("end-to-end")
class GraphGoldenTest {
  @TestFactory
  Stream<DynamicTest> theDrawingIsAsExpected() throws IOException {
    return GoldenCommands.in(Path.of("src/test/resources/graph"));
  }
}
