package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a collector would replace in a configuration: {@code ${…}} in keys and texts, unless its
 * dollar is the second of a pair.
 *
 * @param owner id of the component in which it stands, or the key of the section
 */
record References(String variable, String owner) {
  private static final Pattern DOLLARS = Pattern.compile("\\$\\$|\\$\\{([^}]*)}?");

  static List<References> in(Tree configuration) {
    List<References> found = new ArrayList<>();
    if (configuration instanceof Tree.Mapping root) {
      root.entries()
          .forEach((section, components) -> {
            if (components instanceof Tree.Mapping mapping) {
              mapping.entries().forEach((id, definition) -> collect(definition, id, found));
              mapping.entries().keySet().forEach(id -> collect(Tree.of(id), section, found));
            }
          });
    }
    return found;
  }

  private static void collect(Tree tree, String owner, List<References> found) {
    switch (tree) {
      case Tree.Mapping mapping ->
          mapping
              .entries()
              .forEach((key, value) -> {
                collect(Tree.of(key), owner, found);
                collect(value, owner, found);
              });
      case Tree.Sequence sequence -> sequence.items().forEach(i -> collect(i, owner, found));
      case Tree.Scalar scalar -> {
        Matcher matcher = DOLLARS.matcher(String.valueOf(scalar.value()));
        while (matcher.find()) {
          if (matcher.group(1) != null) {
            found.add(new References(matcher.group(1), owner));
          }
        }
      }
    }
  }
}
