package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.yaml.Tree;

/** Takes the values out of Secrets before they are shown. */
final class Redaction {
  static final String MARK = "<redacted>";

  private Redaction() {}

  /** The object, and of a Secret its keys without their values. */
  static Tree.Mapping redacted(Tree.Mapping object) {
    if (!Tree.of("Secret").equals(object.get("kind"))) {
      return object;
    }
    Tree.Mapping result = object;
    for (String field : new String[] {"data", "stringData"}) {
      if (object.get(field) instanceof Tree.Mapping values) {
        result = result.with(field, withoutValues(values));
      }
    }
    return result;
  }

  private static Tree.Mapping withoutValues(Tree.Mapping values) {
    Tree.Builder marked = Tree.mapping();
    values.entries().keySet().forEach(key -> marked.put(key, MARK));
    return marked.build();
  }
}
