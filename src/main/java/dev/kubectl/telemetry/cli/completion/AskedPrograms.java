package dev.kubectl.telemetry.cli.completion;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Names from the git and the kubectl of the user. kubectl, because it is at hand wherever a plugin
 * of it is completed, knows every way to sign in, and starts in a tenth of the time that a
 * Kubernetes client takes on a JVM. Whoever does not answer within half a second is left.
 */
public final class AskedPrograms implements Outside {
  static final Duration DEADLINE = Duration.ofMillis(500);
  private static final Pattern NAME_OF_ITEM = Pattern.compile("/items/\\d+/metadata/name");

  private final Map<String, String> environment;
  private final NameCache cache;
  private final String kubectl;

  AskedPrograms(Map<String, String> environment, Clock clock, String kubectl) {
    this.environment = environment;
    this.cache = new NameCache(cacheFolder(environment), clock);
    this.kubectl = kubectl;
  }

  /** The programs on the user's PATH. */
  public static Outside ofUser() {
    return new AskedPrograms(System.getenv(), Clock.systemUTC(), "kubectl");
  }

  @Override
  public List<Candidate> gitRefs() {
    String form = "--format=%(refname:short)%09%(contents:subject)";
    List<Candidate> refs = new ArrayList<>();
    refs.add(new Candidate("HEAD", "the last commit"));
    answer("git", "for-each-ref", "--sort=-committerdate", form, "refs/heads", "refs/tags")
        .map(String::lines)
        .ifPresentOrElse(lines -> lines.forEach(line -> refs.add(ref(line))), refs::clear);
    return refs;
  }

  private static Candidate ref(String line) {
    int tab = line.indexOf('\t');
    return new Candidate(line.substring(0, tab), line.substring(tab + 1));
  }

  @Override
  public List<Candidate> fromKubeconfig(KubeconfigPart part, ClusterWords cluster) {
    String[] asked =
        switch (part) {
          case CONTEXTS -> new String[] {"get-contexts", "-o", "name"};
          case CLUSTERS -> new String[] {"get-clusters"};
          case USERS -> new String[] {"get-users"};
        };
    List<String> command = new ArrayList<>(List.of(kubectl, "config"));
    command.addAll(List.of(asked));
    cluster.words().stream().filter(w -> w.startsWith("--kubeconfig=")).forEach(command::add);
    return answer(command.toArray(String[]::new)).stream()
        .flatMap(String::lines)
        .filter(line -> part == KubeconfigPart.CONTEXTS || !line.equals("NAME"))
        .map(Candidate::of)
        .toList();
  }

  @Override
  public List<Candidate> fromCluster(ClusterNames names, ClusterWords cluster) {
    String path =
        switch (names) {
          case NAMESPACES -> "/api/v1/namespaces?limit=500";
          case METRIC_PIPELINES ->
              "/apis/telemetry.kyma-project.io/v1beta1/metricpipelines?limit=500";
        };
    List<String> command = new ArrayList<>(List.of(kubectl, "get", "--raw", path));
    command.addAll(cluster.words());
    String key = String.join("\n", command) + "\n" + kubeconfig();
    Optional<List<String>> kept = cache.get(key);
    if (kept.isPresent()) {
      return kept.get().stream().map(Candidate::of).toList();
    }
    List<String> found =
        answer(command.toArray(String[]::new)).map(AskedPrograms::names).orElse(List.of());
    cache.put(key, found);
    return found.stream().map(Candidate::of).toList();
  }

  private static Optional<String> answer(String... command) {
    return TimedAnswer.of(DEADLINE, List.of(command));
  }

  /** The names of a list's items; none when it is no list. */
  static List<String> names(String json) {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING
            && "name".equals(parser.currentName())
            && NAME_OF_ITEM
                .matcher(parser.streamReadContext().pathAsPointer().toString())
                .matches()) {
          names.add(parser.getString());
        }
      }
    } catch (JacksonException e) {
      return List.of();
    }
    return names;
  }

  /** Another context or another kubeconfig is another cluster: names of files and their times. */
  private String kubeconfig() {
    String named = environment.getOrDefault("KUBECONFIG", "");
    String files = named.isEmpty() ? environment.getOrDefault("HOME", "") + "/.kube/config" : named;
    StringBuilder state = new StringBuilder();
    for (String file : files.split(File.pathSeparator, -1)) {
      state.append(file).append(' ').append(modified(file)).append('\n');
    }
    return state.toString();
  }

  private static String modified(String file) {
    try {
      return Files.getLastModifiedTime(Path.of(file)).toString();
    } catch (IOException | InvalidPathException e) {
      return "none";
    }
  }

  private static Path cacheFolder(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", "."));
    String caches = environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache");
    return Path.of(caches, "kubectl-telemetry", "names");
  }
}
