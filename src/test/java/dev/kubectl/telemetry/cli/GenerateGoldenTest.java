package dev.kubectl.telemetry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What {@code generate} prints. */
@Tag("end-to-end")
class GenerateGoldenTest {
  @TestFactory
  Stream<DynamicTest> theOutputIsAsExpected() throws IOException {
    return GoldenCommands.in(Path.of("src/test/resources/generate"));
  }
}
