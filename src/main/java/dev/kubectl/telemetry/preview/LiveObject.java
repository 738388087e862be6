package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.preview.difference.TreeFields;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a cluster, reduced to what can be compared with a generated one: what the server
 * fills in, status and bookkeeping are left out. Only where nobody but the generator may write,
 * such as the data of its ConfigMap, everything counts.
 *
 * @param leftOut how many places that were
 */
record LiveObject(Tree.Mapping tree, int leftOut) {
  /** Below these keys an entry that is not generated is one too many. */
  private static final Set<String> COMPLETE = Set.of("data", "rules", "subjects", "args");

  static LiveObject reduced(Tree.Mapping live, Tree.Mapping generated) {
    Counter counter = new Counter();
    return new LiveObject(counter.mapping(live, generated), counter.leftOut);
  }

  static ObjectKey key(Tree.Mapping object) {
    ObjectKey key = ObjectKey.of(object);
    return key;
  }

  private static final class Counter {
    private int leftOut;

    Tree.Mapping mapping(Tree.Mapping live, Tree.Mapping generated) {
      Tree.Builder kept = Tree.mapping();
      live.entries()
          .forEach((key, value) -> {
            Tree wanted = generated.get(key);
            if (wanted == null) {
              leftOut++;
            } else {
              kept.put(key, COMPLETE.contains(key) ? value : reduced(value, wanted));
            }
          });
      // The API server drops what is empty.
      generated
          .entries()
          .forEach((key, value) -> {
            if (live.get(key) == null && isEmpty(value)) {
              kept.put(key, value);
            }
          });
      return kept.build();
    }

    private static boolean isEmpty(Tree tree) {
      return switch (tree) {
        case Tree.Mapping mapping -> mapping.isEmpty();
        case Tree.Sequence sequence -> sequence.isEmpty();
        case Tree.Scalar scalar -> scalar.value() == null || "".equals(scalar.value());
      };
    }

    private Tree reduced(Tree live, @Nullable Tree wanted) {
      if (live instanceof Tree.Mapping mapping && wanted instanceof Tree.Mapping generated) {
        return mapping(mapping, generated);
      }
      if (live instanceof Tree.Sequence sequence && wanted instanceof Tree.Sequence generated) {
        return Tree.sequence(items(sequence.items(), generated.items()));
      }
      return live;
    }

    /** By name where items have one, else by place. */
    private List<Tree> items(List<Tree> live, List<Tree> generated) {
      List<Tree> kept = new ArrayList<>();
      for (int i = 0; i < live.size(); i++) {
        Tree item = live.get(i);
        String name = TreeFields.text(item, "name");
        Tree wanted =
            name.isEmpty()
                ? i < generated.size() ? generated.get(i) : null
                : generated.stream()
                    .filter(other -> TreeFields.text(other, "name").equals(name))
                    .findFirst()
                    .orElse(null);
        kept.add(wanted == null ? item : reduced(item, wanted));
      }
      return kept;
    }
  }
}
