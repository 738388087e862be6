package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.yaml.Tree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** What the mutating webhook makes of a pipeline. */
public final class DefaultingCases {
  private DefaultingCases() {}

  public static Stream<DynamicTest> tests(Path file) {
    return CaseFile.cases(file).stream()
        .map(test ->
            DynamicTest.dynamicTest(
                "defaulting/" + test.text("name"),
                () -> {
                  ManifestObject input = test.object("input");
                  assertThat(input.diagnostics()).isEmpty();
                  assertThat(differences(test, input)).isEmpty();
                  assertThat(differences(test, test.object("expected")))
                      .as("defaulted again")
                      .isEmpty();
                }));
  }

  private static Iterable<String> differences(CaseFile.Case test, ManifestObject object) {
    return TreeDifference.differences(
        withoutEmptyStatus(test.loaded("expected")),
        withoutEmptyStatus(TreeDifference.plain(defaulted(object))));
  }

  private static Tree defaulted(ManifestObject object) {
    return switch (object) {
      case ManifestObject.Pipeline it -> PipelineEncoder.tree(Defaulting.defaulted(it.pipeline()));
      case ManifestObject.PipelineV1Alpha1 it ->
          PipelineEncoder.tree(Defaulting.defaulted(it.pipeline()));
      case ManifestObject.ModuleSettings _,
          ManifestObject.Secret _,
          ManifestObject.Namespace _,
          ManifestObject.ConfigMap _,
          ManifestObject.Other _ ->
          throw new AssertionError("not a pipeline");
    };
  }

  /** An absent and an empty status are the same. */
  private static @Nullable Object withoutEmptyStatus(@Nullable Object object) {
    if (object instanceof Map<?, ?> map && Map.of().equals(map.get("status"))) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>(map);
      copy.remove("status");
      return copy;
    }
    return object;
  }
}
