package dev.kubectl.telemetry.collector;

import static dev.kubectl.telemetry.collector.Pipelines.withOutput;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BackendPortsTest {
  @Test
  void portsAreSortedAsTextsWithoutDuplicates() {
    assertThat(
            BackendPorts.of(
                List.of(
                    withOutput("a", "{endpoint: {value: 'h:9090'}}"),
                    withOutput("b", "{endpoint: {value: 'http://h:80'}}"),
                    withOutput("c", "{endpoint: {value: 'h:4317'}}"),
                    withOutput("d", "{endpoint: {value: 'https://h:7070/x'}}"),
                    withOutput("e", "{endpoint: {value: 'h:4317'}}"))))
        .containsExactly("4317", "7070", "80", "9090");
  }

  @Test
  void onlyHttpHasAPortByDefault() {
    assertThat(
            BackendPorts.of(
                List.of(
                    withOutput("a", "{endpoint: {value: 'https://h'}, protocol: http, path: /x}"),
                    withOutput("b", "{endpoint: {value: 'h'}, protocol: grpc}"))))
        .containsExactly("4318");
  }
}
