package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.preview.difference.Difference;
import dev.kubectl.telemetry.preview.difference.Pruning;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Which fields of an object in a cluster change when a generated one is applied: one short text a
 * field, such as {@code spec.replicas: 2 -> 3}. Nothing else of what the object holds is told, and
 * of a Secret no value at all.
 *
 * <p>A configuration that is text inside of a ConfigMap counts with its own fields.
 */
public final class AppliedFields {
  private static final int LONGEST_VALUE = 120;

  private final List<String> fields = new ArrayList<>();

  private AppliedFields() {}

  /** In the order in which they stand; empty when only who owns which field changes. */
  public static List<String> between(Tree.Mapping live, Tree.Mapping generated) {
    GeneratedTrees trees = new GeneratedTrees(new Sensitive());
    Tree before = trees.shown(LiveObject.reduced(live, generated).tree(), false);
    Tree after = trees.shown(generated, false);
    AppliedFields collected = new AppliedFields();
    Difference.between(before, after)
        .flatMap(Pruning::meaningful)
        .ifPresent(delta -> collected.add("", delta));
    return List.copyOf(collected.fields);
  }

  private void add(String path, Delta delta) {
    switch (delta) {
      case Delta.Added(Tree after) -> fields.add("+ " + path + value(": ", after));
      case Delta.Removed _ -> fields.add("- " + path);
      case Delta.Replaced(Tree before, Tree after) -> replaced(path, before, after);
      case Delta.Respelled(Tree before, Tree after) -> replaced(path, before, after);
      case Delta.Fields(List<Delta.Field> below) ->
          below.forEach(field -> add(below(path, field.key()), field.delta()));
      case Delta.Items(int _, List<Delta.Item> items) -> items.forEach(item -> item(path, item));
    }
  }

  private static String below(String path, String key) {
    String step = FieldPath.of(key).toString();
    return path.isEmpty() || step.startsWith("[") ? path + step : path + "." + step;
  }

  private void item(String path, Delta.Item item) {
    String name = item.name();
    int position = item.to() >= 0 ? item.to() : item.from();
    String place = path + "[" + (name == null ? position : name) + "]";
    Delta delta = item.delta();
    if (delta == null) {
      fields.add(place + " moved from " + item.from() + " to " + item.to());
    } else {
      add(place, delta);
    }
  }

  /** What a stranger wrote there may be anything; only numbers and switches are told. */
  private void replaced(String path, Tree before, Tree after) {
    boolean tellsBefore =
        before instanceof Tree.Scalar scalar && !(scalar.value() instanceof String);
    fields.add(path + (tellsBefore ? ": " + before + value(" -> ", after) : value(": ", after)));
  }

  private static String value(String before, Tree tree) {
    if (!(tree instanceof Tree.Scalar scalar)) {
      return "";
    }
    String text = Sensitive.shown(scalar.toString()).strip();
    boolean fits = text.length() <= LONGEST_VALUE && text.lines().count() <= 1;
    return fits ? before + (text.isEmpty() ? "\"\"" : text) : "";
  }
}
