package dev.kubectl.telemetry.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * YAML as a strict reader of version 1.1 sees it. A plain scalar that it takes for something else
 * than a reader of version 1.2 becomes a {@link Surprise}, which equals nothing that was written.
 */
final class YamlOneOne implements Schema {
  /** Stands for a scalar that the two versions of YAML do not read alike. */
  record Surprise(String text) {}

  private static final Tag SURPRISE = new Tag("tag:yaml.org,2002:surprise");

  /** From the types of YAML 1.1 (yaml.org/type), without what 1.2 reads as well. */
  private static final Pattern ONLY_IN_ONE_ONE =
      Pattern.compile(
          "y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<"
              + "|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?[1-9][0-9]*_[0-9_]*"
              + "|[-+]?0x[0-9a-fA-F]*_[0-9a-fA-F_]*|[-+]0x[0-9a-fA-F_]+|0o[0-7]+"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|[-+]?([0-9][0-9_]*)?\\.[0-9]*_[0-9_]*([eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9.]*[eE][0-9]+"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?");

  private final Schema versionOneTwo = new CoreSchema();

  @Override
  public ScalarResolver getScalarResolver() {
    ScalarResolver resolver = versionOneTwo.getScalarResolver();
    return (value, implicit) ->
        implicit && ONLY_IN_ONE_ONE.matcher(value).matches()
            ? SURPRISE
            : resolver.resolve(value, implicit);
  }

  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    Map<Tag, ConstructNode> constructors = new HashMap<>(versionOneTwo.getSchemaTagConstructors());
    constructors.put(SURPRISE, YamlOneOne::surprise);
    return constructors;
  }

  private static Object surprise(Node node) {
    return new Surprise(node instanceof ScalarNode scalar ? scalar.getValue() : node.toString());
  }
}
