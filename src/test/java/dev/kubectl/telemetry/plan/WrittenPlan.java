package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.Schema;

/** Plans as text, and texts as trees, for comparing. */
public final class WrittenPlan {
  private WrittenPlan() {}

  /** Every byte that would be applied. */
  public static String objects(DesiredState desired) {
    return desired.components().stream()
        .map(component -> YamlWriter.writeStream(component.objects()))
        .collect(Collectors.joining("---\n"));
  }

  /** Every byte that would be applied, and all that would be said. */
  static String everything(DesiredState desired) {
    return objects(desired) + desired.notes() + statuses(desired);
  }

  /** What would be said about the pipelines. */
  static String statuses(DesiredState desired) {
    return desired.verdicts().stream()
        .map(v -> v.pipeline().name() + v.outcome() + v.configurationGenerated() + v.findings())
        .collect(Collectors.joining("\n"));
  }

  /** Every byte that would be applied and that nobody keeps secret. */
  static String publicObjects(DesiredState desired) {
    List<Tree.Mapping> shown = new ArrayList<>();
    for (PlannedComponent component : desired.components()) {
      for (Tree.Mapping object : component.objects()) {
        if (!ObjectKey.of(object).kind().equals("Secret")) {
          shown.add(object);
        }
      }
    }
    return YamlWriter.writeStream(shown);
  }

  /** A text as some reader sees it. */
  static Tree read(String text, Schema schema) {
    LoadSettings settings =
        LoadSettings.builder().setSchema(schema).setCodePointLimit(Integer.MAX_VALUE).build();
    return tree(new Load(settings).loadFromString(text));
  }

  private static Tree tree(@Nullable Object value) {
    return switch (value) {
      case null -> Tree.NULL;
      case Map<?, ?> map -> {
        Tree.Builder builder = Tree.mapping();
        map.forEach((key, item) -> builder.put(text(key), tree(item)));
        yield builder.build();
      }
      case List<?> list -> Tree.sequence(list.stream().map(WrittenPlan::tree).toList());
      case String text -> Tree.of(text);
      case Boolean bool -> Tree.of(bool);
      case Double number -> Tree.of(number);
      case Number number -> Tree.of(number.longValue());
      default -> Tree.mapping().put("not JSON", value.toString()).build();
    };
  }

  private static String text(@Nullable Object key) {
    return key instanceof String text ? text : "not a text: " + key;
  }
}
