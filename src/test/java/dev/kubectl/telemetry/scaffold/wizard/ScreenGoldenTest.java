package dev.kubectl.telemetry.scaffold.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.Offers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How the wizard looks, in the sizes that people have. */
class ScreenGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/scaffold/screens");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final String TO_BACKEND = "shop<enter><enter><enter>";
  private static final String TO_ENDPOINT = TO_BACKEND + "<enter><enter>";
  private static final String TO_FILTERS =
      TO_ENDPOINT + "https://b:4317<enter><enter><enter><enter>";

  /** A size, what the cluster has, and keys. */
  private record Shot(String name, int width, int height, Offers offers, String keys) {}

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("name-80", 80, 24, Offers.NONE, ""),
          new Shot("name-wrong-60", 60, 20, Offers.NONE, "Shop<enter>"),
          new Shot("inputs-of-cluster-120", 120, 30, Keys.CLUSTER, "shop<enter><down>"),
          new Shot("inputs-of-cluster-60", 60, 24, Keys.CLUSTER, "shop<enter><down>"),
          new Shot("namespaces-of-cluster-80", 80, 24, Keys.CLUSTER, "shop<enter><enter><tab>s"),
          new Shot("backend-120", 120, 30, Offers.NONE, TO_BACKEND + "d"),
          new Shot("backend-80", 80, 24, Offers.NONE, TO_BACKEND + "s"),
          new Shot("backend-60", 60, 24, Offers.NONE, TO_BACKEND + "g"),
          new Shot("backend-tiny", 40, 10, Offers.NONE, TO_BACKEND + "<end>"),
          new Shot("endpoint-typing-80", 80, 24, Offers.NONE, TO_ENDPOINT + "https://b"),
          new Shot("filters-80", 80, 24, Offers.NONE, TO_FILTERS + "drop-n<tab>a<enter>keep"),
          new Shot("review-120", 120, 30, Offers.NONE, TO_FILTERS + "<enter><enter>"),
          new Shot(
              "review-doubtful-80",
              80,
              24,
              Keys.CLUSTER,
              "old<enter><enter><enter>p<enter>http://p.example.com:9090<enter>"
                  + "<enter><enter><enter><enter><enter>"));

  @TestFactory
  Stream<DynamicTest> theScreenIsAsExpected() {
    return SHOTS.stream()
        .map(shot ->
            DynamicTest.dynamicTest(
                shot.name(),
                () -> {
                  Wizard wizard = Keys.press(Keys.start(Draft.EMPTY, shot.offers()), shot.keys());
                  assertGolden(shot.name(), Keys.screen(wizard, shot.width(), shot.height()));
                }));
  }

  @Test
  void everyExpectationIsProduced() throws IOException {
    Set<String> expected =
        SHOTS.stream().map(shot -> shot.name() + ".txt").collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static void assertGolden(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name + ".txt");
    if (UPDATE) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }
}
