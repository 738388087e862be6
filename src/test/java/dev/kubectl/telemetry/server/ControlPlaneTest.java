package dev.kubectl.telemetry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ControlPlaneTest {
  @Test
  void kubectlFindsItByItsKubeconfigAndNothingIsLeftWhenItIsClosed() throws Exception {
    Path kubectl = RealPrograms.require("kubectl");
    URI address;
    Path kubeconfig;
    ControlPlane stopped;
    try (ControlPlane server = ControlPlane.start()) {
      kubeconfig = server.kubeconfig();
      address = server.address();
      stopped = server;

      Process process =
          new ProcessBuilder(
                  kubectl.toString(), "--kubeconfig=" + kubeconfig, "auth", "can-i", "*", "*")
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said).contains("yes");
    }
    assertThat(kubeconfig.getParent()).doesNotExist();
    assertThatThrownBy(() -> stopped.send(stopped.request("/readyz")))
        .as(address::toString)
        .isInstanceOf(IOException.class);
  }
}
