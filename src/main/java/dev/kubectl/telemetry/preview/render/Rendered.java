package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.preview.ComponentChange;
import dev.kubectl.telemetry.preview.ObjectChange;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.Sensitive;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Both states of one thing as YAML, for tools that compare texts. The name is that of {@code
 * kubectl diff}: group, version, kind, namespace and name.
 *
 * @param before empty when it is added
 * @param after empty when it is removed
 */
public record Rendered(String name, String before, String after) {

  /** Everything that changes, in the order of the text form. */
  public static List<Rendered> of(Preview preview) {
    List<Rendered> all = new ArrayList<>();
    for (ObjectChange change : preview.resources()) {
      all.add(of(name(change.key()), change.before(), change.after()));
    }
    for (ComponentChange change : preview.components()) {
      String name = change.component().name().toLowerCase(Locale.ROOT).replace('_', '-');
      all.add(of(name + ".relay.conf", change.before(), change.after()));
    }
    for (ObjectChange change : preview.objects()) {
      all.add(of(name(change.key()), change.before(), change.after()));
    }
    return List.copyOf(all);
  }

  private static Rendered of(
      String name, Tree.@Nullable Mapping before, Tree.@Nullable Mapping after) {
    String old = yaml(before);
    String now = yaml(after);
    return new Rendered(name, old, now);
  }

  private static String yaml(Tree.@Nullable Mapping tree) {
    return tree == null ? "" : YamlWriter.write(Sensitive.shown(tree));
  }

  private static String name(ObjectKey key) {
    String version = key.apiVersion().replace('/', '.');
    String namespace = key.namespace() == null ? "" : key.namespace();
    return version + "." + key.kind() + "." + namespace + "." + key.name();
  }
}
