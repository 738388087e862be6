package dev.kubectl.telemetry.collector.component;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Pieces of OTTL text. The collector reads such text three times: as YAML, then it replaces {@code
 * ${NAME}} and {@code $$}, then as OTTL. Text from outside must survive all three.
 */
final class Ottl {
  static final String INPUT_NAME = resource("kyma.input.name");
  static final String NAMESPACE = resource("k8s.namespace.name");
  static final String SERVICE_NAME = resource("service.name");
  static final String SKIP_ENRICHMENT = "io.kyma-project.telemetry.skip_enrichment";

  private Ottl() {}

  /** Path to a resource attribute. */
  static String resource(String attribute) {
    return "resource.attributes[\"" + attribute + "\"]";
  }

  static String fromInput(String input) {
    return INPUT_NAME + " == \"" + input + "\"";
  }

  static String matches(String path, String regex) {
    return "IsMatch(" + path + ", \"" + regex + "\")";
  }

  static String anyOf(List<String> conditions) {
    return conditions.stream().collect(Collectors.joining(" or "));
  }

  /** A text as an OTTL string, with quotes. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("\"");
    String plain = Dollars.literal(text);
    for (int i = 0; i < plain.length(); i++) {
      char character = plain.charAt(i);
      switch (character) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isISOControl(character)) {
            out.append(String.format("\\u%04x", (int) character));
          } else {
            out.append(character);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
