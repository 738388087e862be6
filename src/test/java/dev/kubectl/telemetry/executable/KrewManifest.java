package dev.kubectl.telemetry.executable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A plugin manifest as krew reads it.
 *
 * @see <a href="https://krew.sigs.k8s.io/docs/developer-guide/plugin-manifest/">Plugin manifest</a>
 * @see <a href="https://krew.sigs.k8s.io/docs/developer-guide/develop/naming-guide/">Names</a>
 */
record KrewManifest(Map<?, ?> root) {
  private static final Pattern SEMANTIC_VERSION =
      Pattern.compile("v(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?");

  /** What is to be downloaded for a kind of machine. */
  record Platform(String uri, String sha256, String bin, List<Move> files) {
    String archive() {
      return uri.substring(uri.lastIndexOf('/') + 1);
    }
  }

  /** Which file of the archive is installed where. */
  record Move(String from, String to) {}

  static KrewManifest of(String yaml) {
    return new KrewManifest(
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  /** What {@code krew} and the review of its index ask for. */
  void assertValid(String name) {
    assertThat(text(root, "apiVersion")).isEqualTo("krew.googlecontainertools.github.com/v1alpha2");
    assertThat(text(root, "kind")).isEqualTo("Plugin");
    assertThat(text(mapping(root, "metadata"), "name")).isEqualTo(name).matches("[a-z0-9-]+");
    assertThat(name).doesNotStartWith("kube").doesNotContain("kubectl");
    Map<?, ?> spec = mapping(root, "spec");
    assertThat(text(spec, "version")).matches(SEMANTIC_VERSION);
    assertThat(text(spec, "homepage")).startsWith("https://");
    assertThat(text(spec, "shortDescription")).hasSizeBetween(1, 50).doesNotContain("\n");
    assertThat(text(spec, "description").lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(list(spec, "platforms")).isNotEmpty().allSatisfy(KrewManifest::assertValidPlatform);
  }

  private static void assertValidPlatform(Object value) {
    Map<?, ?> entry = (Map<?, ?>) value;
    Map<?, ?> labels = mapping(mapping(entry, "selector"), "matchLabels");
    assertThat(labels.keySet()).isNotEmpty().allMatch(key -> List.of("os", "arch").contains(key));
    boolean windows = "windows".equals(labels.get("os"));
    Platform platform = platform(entry);
    assertThat(platform.uri()).startsWith("https://").endsWith(windows ? ".zip" : ".tar.gz");
    assertThat(platform.sha256()).matches("[a-f0-9]{64}");
    assertThat(platform.bin().endsWith(".exe")).isEqualTo(windows);
    assertThat(platform.files()).extracting(Move::from).contains("LICENSE", platform.bin());
    assertThat(platform.files())
        .allSatisfy(move -> {
          assertThat(move.from()).isNotEmpty().doesNotContain("..");
          // krew wants a clean path, which on Windows is one with other slashes.
          assertThat(move.to()).isNotEmpty().doesNotContain("..");
          assertThat(windows && move.to().contains("/")).isFalse();
        });
  }

  /** Those that krew would choose from; it takes the first. */
  List<Platform> platforms(String os, String arch) {
    List<Platform> chosen = new ArrayList<>();
    for (Object value : list(mapping(root, "spec"), "platforms")) {
      Map<?, ?> labels = mapping(mapping((Map<?, ?>) value, "selector"), "matchLabels");
      if (selects(labels, "os", os) && selects(labels, "arch", arch)) {
        chosen.add(platform((Map<?, ?>) value));
      }
    }
    return chosen;
  }

  String version() {
    return text(mapping(root, "spec"), "version");
  }

  private static boolean selects(Map<?, ?> labels, String key, String value) {
    return labels.get(key) == null || value.equals(labels.get(key));
  }

  private static Platform platform(Map<?, ?> entry) {
    List<Move> moves = new ArrayList<>();
    for (Object move : list(entry, "files")) {
      moves.add(new Move(text((Map<?, ?>) move, "from"), text((Map<?, ?>) move, "to")));
    }
    return new Platform(
        text(entry, "uri"), text(entry, "sha256"), text(entry, "bin"), List.copyOf(moves));
  }

  private static String text(Map<?, ?> parent, String key) {
    return String.valueOf(Objects.requireNonNull(parent.get(key), key));
  }

  private static List<?> list(Map<?, ?> parent, String key) {
    return (List<?>) Objects.requireNonNull(parent.get(key), key);
  }

  private static Map<?, ?> mapping(Map<?, ?> parent, String key) {
    return (Map<?, ?>) Objects.requireNonNull(parent.get(key), key);
  }
}
