package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.conversion.Conversion;
import dev.kubectl.telemetry.api.conversion.ZeroValues;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.lint.fix.ConvertedText;
import dev.kubectl.telemetry.lint.fix.VersionConversion;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** What the conversion webhook makes of a pipeline, there and back. */
public final class ConversionCases {
  /** Objects that count as absent when empty. */
  private static final Set<String> EMPTY_IS_ABSENT = Set.of("status", "spec.input");

  private ConversionCases() {}

  public static Stream<DynamicTest> tests(Path file) {
    return CaseFile.cases(file).stream()
        .map(test ->
            DynamicTest.dynamicTest(
                "conversion/" + test.text("name"),
                () -> {
                  ManifestObject input = test.object("input");
                  assertThat(input.diagnostics()).isEmpty();
                  assertThat(differences(test.loaded("expected"), input)).isEmpty();
                  assertThat(differences(test.loaded("expectedBack"), test.object("expected")))
                      .as("back")
                      .isEmpty();
                  assertTextAgrees(input, test.object("expected"));
                }));
  }

  /** What {@code convert} makes of the manifest is what the webhook makes of the object. */
  private static void assertTextAgrees(ManifestObject input, ManifestObject expected) {
    if (!(input instanceof ManifestObject.PipelineV1Alpha1 old)
        || !(expected instanceof ManifestObject.Pipeline webhook)
        || !VersionConversion.of(old).isFaithful()) {
      return;
    }
    String text = YamlWriter.write(Trees.of(old.place().root()));
    ConvertedText result = ConvertedText.of(YamlReader.read(new SourceText("a.yaml", text)));
    assertThat(result.converted()).as(text).isEqualTo(1);
    List<ManifestObject> written =
        ResourceReader.read(
            YamlReader.read(new SourceText("a.yaml", result.text())).documents().getFirst());
    assertThat(written)
        .singleElement()
        .isInstanceOfSatisfying(
            ManifestObject.Pipeline.class,
            pipeline ->
                assertThat(defaulted(pipeline)).as(result.text()).isEqualTo(defaulted(webhook)));
  }

  private static MetricPipeline defaulted(ManifestObject.Pipeline object) {
    MetricPipeline stored = Defaulting.defaulted(ZeroValues.dropped(object.pipeline()));
    return new MetricPipeline(stored.metadata(), stored.spec(), null);
  }

  private static List<String> differences(@Nullable Object expected, ManifestObject input) {
    return TreeDifference.differences(
        canonical(expected, ""), canonical(TreeDifference.plain(converted(input)), ""));
  }

  private static Tree converted(ManifestObject object) {
    return switch (object) {
      case ManifestObject.Pipeline it -> PipelineEncoder.tree(Conversion.toV1Alpha1(it.pipeline()));
      case ManifestObject.PipelineV1Alpha1 it ->
          PipelineEncoder.tree(Conversion.toV1Beta1(it.pipeline()));
      case ManifestObject.ModuleSettings _,
          ManifestObject.Secret _,
          ManifestObject.Namespace _,
          ManifestObject.ConfigMap _,
          ManifestObject.Other _ ->
          throw new AssertionError("not a pipeline");
    };
  }

  /** Absent and zero are the same, except for {@code enabled}; an empty object is not absent. */
  private static @Nullable Object canonical(@Nullable Object value, String path) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(canonical(item, path + "[]")));
      return items;
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    map.forEach((key, inner) -> {
      String name = String.valueOf(key);
      String innerPath = path.isEmpty() ? name : path + "." + name;
      boolean zero =
          "".equals(inner)
              || List.of().equals(inner)
              || (Boolean.FALSE.equals(inner) && !name.equals("enabled"))
              || (Map.of().equals(inner) && EMPTY_IS_ABSENT.contains(innerPath));
      if (!zero) {
        kept.put(name, canonical(inner, innerPath));
      }
    });
    return kept;
  }
}
