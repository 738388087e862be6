package dev.kubectl.telemetry.scaffold.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.net.httpserver.HttpServer;
import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.collector.component.Component;
import dev.kubectl.telemetry.collector.component.UserDefined;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every recipe does to the same data in a real collector: one pipeline a recipe, all fed by
 * one request. {@code RECIPE.expected} is what arrives; written anew with {@code
 * -Dgolden.update=true}.
 */
class RecipesInCollectorTest {
  private static final Path FOLDER = Path.of("src/test/resources/scaffold/recipes");

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> theCollectorDoesWhatTheRecipeSays() throws Exception {
    Path program = RealPrograms.require("otelcol");
    List<Recipe> recipes = new ArrayList<>(Recipes.all(Recipe.Kind.FILTER));
    recipes.addAll(Recipes.all(Recipe.Kind.TRANSFORM));

    Map<String, String> arrived = arrived(program, recipes);

    Stream<DynamicTest> each =
        recipes.stream()
            .map(recipe ->
                dynamicTest(
                    recipe.word(),
                    () -> check(recipe.word(), arrived.getOrDefault(recipe.word(), ""))));
    return Stream.concat(
        each, Stream.of(dynamicTest("no other expectation", () -> noOther(recipes))));
  }

  private static void check(String word, String text) throws IOException {
    Path expected = FOLDER.resolve(word + ".expected");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  private static void noOther(List<Recipe> recipes) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("input.json"),
                      recipes.stream().map(recipe -> recipe.word() + ".expected"))
                  .toList());
    }
  }

  private Map<String, String> arrived(Path program, List<Recipe> recipes) throws Exception {
    Map<String, String> arrived = new ConcurrentHashMap<>();
    HttpServer backend =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backend.createContext(
        "/",
        exchange -> {
          String recipe = exchange.getRequestURI().getPath().split("/", -1)[1];
          byte[] body = exchange.getRequestBody().readAllBytes();
          arrived.put(recipe, MetricLines.of(new String(body, StandardCharsets.UTF_8)));
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    backend.start();
    int port = freePort();
    Path log = directory.resolve("log");
    Path configuration = directory.resolve("collector.yaml");
    Files.writeString(
        configuration,
        YamlWriter.write(configuration(recipes, port, backend.getAddress().getPort())));
    Process collector =
        new ProcessBuilder(program.toString(), "--config", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      send(port, collector, log);
    } finally {
      collector.destroy();
      collector.waitFor(10, TimeUnit.SECONDS);
      backend.stop(0);
    }
    assertThat(Files.readString(log)).doesNotContain("failed processing", "failed to execute");
    return arrived;
  }

  /** The answer comes when every pipeline has handed its data on. */
  private static void send(int port, Process collector, Path log) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreException(java.net.ConnectException.class)
          .until(() -> {
            assertThat(collector.isAlive()).as(() -> text(log)).isTrue();
            HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/metrics"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofFile(FOLDER.resolve("input.json")))
                    .build();
            HttpResponse<String> answer =
                client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return true;
          });
    }
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Tree.Mapping configuration(List<Recipe> recipes, int port, int backend) {
    Tree.Builder processors = Tree.mapping();
    Tree.Builder exporters = Tree.mapping();
    Tree.Builder pipelines = Tree.mapping();
    for (Recipe recipe : recipes) {
      String word = recipe.word();
      List<String> used = new ArrayList<>();
      components(recipe)
          .forEach(component -> {
            processors.put(component.id(), component.definition());
            used.add(component.id());
          });
      exporters.put(
          "otlp_http/" + word,
          Tree.mapping()
              .put("endpoint", "http://127.0.0.1:" + backend + "/" + word)
              .put("encoding", "json")
              .put("compression", "none")
              .put("sending_queue", Tree.mapping().put("enabled", false).build())
              .build());
      pipelines.put(
          "metrics/" + word,
          Tree.mapping()
              .put("receivers", Tree.texts(List.of("otlp")))
              .put("processors", Tree.texts(used))
              .put("exporters", Tree.texts(List.of("otlp_http/" + word)))
              .build());
    }
    Tree http = Tree.mapping().put("endpoint", "127.0.0.1:" + port).build();
    Tree otlp = Tree.mapping().put("protocols", Tree.mapping().put("http", http).build()).build();
    Tree telemetry =
        Tree.mapping().put("metrics", Tree.mapping().put("level", "none").build()).build();
    return Tree.mapping()
        .put("receivers", Tree.mapping().put("otlp", otlp).build())
        .put("processors", processors.build())
        .put("exporters", exporters.build())
        .put(
            "service",
            Tree.mapping().put("telemetry", telemetry).put("pipelines", pipelines.build()).build())
        .build();
  }

  /** As the manager's collectors have them, transforms first. */
  private static List<Component> components(Recipe recipe) {
    Contribution texts = use(recipe).contribution();
    MetricPipeline pipeline =
        new MetricPipeline(
            ObjectMeta.named(recipe.word()),
            new MetricPipeline.Spec(null, null, texts.transforms(), texts.filters()),
            null);
    return Stream.concat(
            UserDefined.transform(pipeline).stream(), UserDefined.filter(pipeline).stream())
        .toList();
  }

  private static RecipeUse use(Recipe recipe) {
    return switch (Recipes.parse(recipe.kind(), recipe.example())) {
      case Recipes.Parsed.Use(RecipeUse use) -> use;
      case Recipes.Parsed.Wrong wrong -> throw new AssertionError(wrong.toString());
    };
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
