package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the container of a planned collector would find: taken from the objects, not from the plan,
 * so that whatever happens on the way into the objects counts too.
 */
public record MountedConfiguration(String text, Map<String, String> environment) {
  /** What the collector asks of the name of a variable that a configuration refers to. */
  private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /** What the API server asks of a key in a Secret. */
  private static final Pattern SECRET_KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

  /** Linux starts no process with a longer variable, name and end included. */
  private static final int LONGEST_VARIABLE = 131_072;

  /** The API server takes no larger object. */
  private static final int LARGEST_OBJECT = 1 << 20;

  public static MountedConfiguration of(PlannedComponent component) {
    String text = "";
    Map<String, String> environment = new TreeMap<>();
    for (Tree.Mapping object : component.objects()) {
      ObjectKey key = ObjectKey.of(object);
      if (!key.name().equals(component.component().baseName())) {
        continue;
      }
      if (key.kind().equals("ConfigMap")) {
        text = texts(object.get("data")).getOrDefault("relay.conf", "");
      } else if (key.kind().equals("Secret")) {
        texts(object.get("data")).forEach((name, value) -> environment.put(name, decoded(value)));
      }
    }
    return new MountedConfiguration(text, environment);
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static Map<String, String> texts(@Nullable Tree tree) {
    Map<String, String> texts = new TreeMap<>();
    if (tree instanceof Tree.Mapping mapping) {
      mapping.entries().forEach((key, value) -> texts.put(key, text(value)));
    }
    return texts;
  }

  private static String text(Tree tree) {
    return tree instanceof Tree.Scalar scalar && scalar.value() instanceof String text
        ? text
        : "not a text: " + tree;
  }

  /** Why a pod could not even be started with this; empty when it can. */
  List<String> obstacles() {
    List<String> obstacles = new ArrayList<>();
    long size = 0;
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      int length = variable.getValue().getBytes(StandardCharsets.UTF_8).length;
      size += length;
      if (!VARIABLE.matcher(name).matches() || !SECRET_KEY.matcher(name).matches()) {
        obstacles.add("a variable cannot be named " + name);
      }
      if (variable.getValue().indexOf('\0') >= 0) {
        obstacles.add(name + " contains a null character");
      }
      if (name.length() + length + 2 > LONGEST_VARIABLE) {
        obstacles.add(name + " is too long for a variable: " + length + " bytes");
      }
    }
    if (size > LARGEST_OBJECT) {
      obstacles.add("the Secret is too large: " + size + " bytes");
    }
    return obstacles;
  }
}
