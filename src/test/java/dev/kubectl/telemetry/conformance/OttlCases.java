package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ottl.EntryVerdict;
import dev.kubectl.telemetry.ottl.Ottl;
import dev.kubectl.telemetry.ottl.Problem;
import dev.kubectl.telemetry.ottl.Side;
import dev.kubectl.telemetry.ottl.catalogue.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * One test per OTTL verdict of the reference: {@code ottl/*.yaml} and {@code
 * validation/ottl-metric.yaml}.
 */
final class OttlCases {
  private OttlCases() {}

  /** One file of {@code ottl/}. */
  static Stream<DynamicTest> verdicts(Path file) {
    List<VectorYaml> cases = VectorYaml.mapping(file).mappings("cases");
    String name = "ottl/" + file.getFileName();
    return Stream.concat(
        cases.stream()
            .map(given ->
                DynamicTest.dynamicTest(name + "#" + given.text("id"), () -> verdict(given))),
        Stream.of(DynamicTest.dynamicTest(name + ": categories", () -> categories(cases))));
  }

  /**
   * The class of the first error is for people and depends on the reference's order of work: it has
   * to be the same nearly always, while the verdict has to be the same in every case.
   */
  private static void categories(List<VectorYaml> cases) {
    List<VectorYaml> rejected = cases.stream().filter(given -> !given.flag("accepted")).toList();
    List<String> different =
        rejected.stream()
            .filter(given ->
                !category(check(given, given.text("kind"))).equals(group(given.text("category"))))
            .map(given -> given.text("id"))
            .toList();
    assertThat(different).hasSizeLessThanOrEqualTo(rejected.size() / 100);
  }

  /** The unit tests of the reference: {@code validation/ottl-metric.yaml}. */
  static Stream<DynamicTest> metric(Path file) {
    VectorYaml metric = VectorYaml.mapping(file);
    return Stream.of("filter", "transform")
        .flatMap(kind -> {
          List<VectorYaml> items = metric.mappings(kind);
          return IntStream.range(0, items.size())
              .mapToObj(i ->
                  DynamicTest.dynamicTest(
                      "ottl-metric#" + kind + "-" + i,
                      () ->
                          assertThat(check(items.get(i), kind).accepted())
                              .isEqualTo(items.get(i).flag("valid"))));
        });
  }

  private static void verdict(VectorYaml given) {
    EntryVerdict verdict = check(given, given.text("kind"));
    boolean accepted = given.flag("accepted");
    boolean collector =
        given.entries().containsKey("collector_accepted")
            ? given.flag("collector_accepted")
            : accepted;
    assertThat(verdict.accepted()).as("accepted, %s", verdict.problems()).isEqualTo(accepted);
    assertThat(verdict.collectorAccepted())
        .as("collector, %s", verdict.problems())
        .isEqualTo(collector);
    assertThat(word(verdict.context())).as("context").isEqualTo(given.text("context"));
    assertThat(word(verdict.conditionsContext()))
        .as("context of the conditions")
        .isEqualTo(given.text("conditions_context"));
  }

  private static EntryVerdict check(VectorYaml given, String kind) {
    List<String> conditions = texts(given, "conditions");
    return kind.equals("filter")
        ? Ottl.checkFilter(conditions)
        : Ottl.checkTransform(conditions, texts(given, "statements"));
  }

  private static String category(EntryVerdict verdict) {
    return verdict.problems().stream()
        .filter(problem -> problem.side() == Side.ADMISSION)
        .findFirst()
        .map(Problem::category)
        .map(category -> group(category.id()))
        .orElse("none");
  }

  /** Numbers out of range are broken syntax as well. */
  private static String group(String category) {
    return category.equals("syntax.number") ? "syntax.token" : category;
  }

  private static String word(@Nullable Context context) {
    return context == null ? "" : context.word();
  }

  private static List<String> texts(VectorYaml given, String key) {
    return given.list(key).stream().map(String::valueOf).toList();
  }
}
