package dev.kubectl.telemetry.dataplane;

import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlWriter;

/** Configuration files as trees, and back. */
final class Yaml {
  private Yaml() {}

  static Tree.Mapping mapping(String text) {
    return (Tree.Mapping)
        Trees.of(YamlReader.read(new SourceText("test", text)).documents().getFirst().root());
  }

  static String text(Tree.Mapping tree) {
    return YamlWriter.write(tree);
  }
}
