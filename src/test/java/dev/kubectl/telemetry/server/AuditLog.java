package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.yaml.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the API server says it was asked: the only witness that counts for "nothing was written".
 *
 * <p>Requests of the servers themselves and of their controllers are left out by the policy. A
 * watch is there twice: when it begins and when it ends.
 */
public final class AuditLog {
  private static final Set<String> READS = Set.of("get", "list", "watch");
  private static final String POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      rules:
        - level: None
          users: ["system:apiserver"]
        - level: Metadata
      """;

  private final Path file;
  private long from;

  private AuditLog(Path file) {
    this.file = file;
  }

  /** Options that make an API server write one into a folder. */
  public static List<String> options(Path folder) throws IOException {
    Path policy = Files.writeString(folder.resolve("audit-policy.yaml"), POLICY);
    return List.of(
        "--audit-policy-file=" + policy,
        "--audit-log-path=" + folder.resolve("audit.log"),
        "--audit-log-mode=blocking");
  }

  /** The log in a folder that {@link #options} was given. */
  public static AuditLog in(Path folder) {
    return new AuditLog(folder.resolve("audit.log"));
  }

  /**
   * One request.
   *
   * @param user whom the server took the caller for
   * @param resource what it was about, as access rules name it; with a slash before a subresource
   */
  public record Request(
      String user,
      String agent,
      String verb,
      String path,
      String group,
      String resource,
      String namespace,
      String name,
      int status) {
    public boolean isWrite() {
      return !READS.contains(verb);
    }
  }

  /** Forgets what was before. */
  public void start() throws IOException {
    from = Files.exists(file) ? Files.size(file) : 0;
  }

  /** Requests since {@link #start} by programs whose user agent begins like this. */
  public List<Request> requests(String agent) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return text.lines()
        .filter(line -> line.endsWith("}"))
        .map(line -> ObjectView.of(JsonReader.read(line)))
        .map(event ->
            new Request(
                user(event),
                event.text("userAgent"),
                event.text("verb"),
                event.text("requestURI"),
                event.at("objectRef").text("apiGroup"),
                resource(event.at("objectRef")),
                event.at("objectRef").text("namespace"),
                event.at("objectRef").text("name"),
                (int) event.at("responseStatus").number("code")))
        .filter(request -> request.agent().startsWith(agent))
        .toList();
  }

  private static String user(ObjectView event) {
    String played = event.at("impersonatedUser").text("username");
    return played.isEmpty() ? event.at("user").text("username") : played;
  }

  private static String resource(ObjectView reference) {
    String subresource = reference.text("subresource");
    return reference.text("resource") + (subresource.isEmpty() ? "" : "/" + subresource);
  }

  public List<Request> writes(String agent) throws IOException {
    return requests(agent).stream().filter(Request::isWrite).toList();
  }
}
