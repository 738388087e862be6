package dev.kubectl.telemetry.editors;

import dev.kubectl.telemetry.cli.ProgramRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where somebody sits who edits pipelines: a folder with files, an empty home, and a {@code
 * kubectl-telemetry} on {@code PATH}. That is the class path, or the program that {@code
 * -Dexecutable} names.
 *
 * @param folder has {@code bin}, {@code home} and {@code work}
 */
record Desk(Path folder) {
  /** Wrong in one place of the query language, and with quotes that nobody wants. */
  static final String BROKEN =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
      spec:
        inp:
          prometheus:
            enabled: "true"
        transform:
          - statements:
              - set(metric.unit, "ms") where metric.name == "a"
              - set(metric.description, "🛒 näh") where IsMatchh(metric.name, "^a")
        output:
          otlp:
            endpoint:
              valueFrom:
                secretKeyRef:
                  name: backend
                  namespace: shop
                  key: endpoint
      """;

  /** Refers to the pipeline. */
  static final String ROLE =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: reader}
      rules:
        - apiGroups: [telemetry.kyma-project.io]
          resources: [metricpipelines/status]
          resourceNames:
            - shop
      """;

  /** A desk with both files. */
  static Desk in(Path folder) throws IOException {
    Desk desk = new Desk(folder.toRealPath());
    Files.createDirectories(desk.work().resolve(".git"));
    Files.createDirectories(desk.home());
    Files.writeString(desk.work().resolve("shop.yaml"), BROKEN);
    Files.writeString(desk.work().resolve("role.yaml"), ROLE);
    desk.install();
    return desk;
  }

  Path work() {
    return folder.resolve("work");
  }

  Path home() {
    return folder.resolve("home");
  }

  Path program() {
    return folder.resolve("bin").resolve("kubectl-telemetry");
  }

  private void install() throws IOException {
    String given = System.getProperty("executable", "");
    List<String> command =
        given.isEmpty()
            ? ProgramRun.commandOfThis(List.of())
            : List.of(Path.of(given).toAbsolutePath().toString());
    Files.createDirectories(program().getParent());
    Files.writeString(
        program(),
        command.stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" ", "#!/bin/sh\nexec ", " \"$@\"\n")));
    if (!program().toFile().setExecutable(true)) {
      throw new IOException("could not make " + program() + " executable");
    }
  }

  /** Nothing of the person who runs the test. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", home().toString());
    for (String kind : List.of("CONFIG", "DATA", "STATE", "CACHE")) {
      environment.put("XDG_" + kind + "_HOME", home().resolve(kind).toString());
    }
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PATH", program().getParent() + File.pathSeparator + System.getenv("PATH"));
    return environment;
  }

  /** Runs an editor where the files are. */
  ProgramRun run(List<String> command) throws IOException, InterruptedException {
    return ProgramRun.of(work(), environment(), command);
  }
}
