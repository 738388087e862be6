package dev.kubectl.telemetry.preview.difference;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small trees in which equal keys, names and items are frequent; the same for the same seed. */
final class RandomTrees {
  private static final List<String> KEYS = List.of("name", "timeout", "limits", "memory", "a", "b");
  private static final List<String> WORDS =
      List.of("30s", "0m30s", "1Gi", "1024Mi", "set(a, 1)", "set(a, 2)", "x", "y");

  private final Random random;

  RandomTrees(long seed) {
    random = new Random(seed);
  }

  boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  Tree tree(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(4)) {
      case 0 -> scalar();
      case 1 -> mapping(depth);
      case 2 -> words();
      default -> sequence(depth);
    };
  }

  private Tree scalar() {
    return switch (random.nextInt(6)) {
      case 0 -> Tree.of(random.nextInt(3));
      case 1 -> Tree.of(random.nextBoolean());
      case 2 -> Tree.NULL;
      default -> Tree.of(WORDS.get(random.nextInt(WORDS.size())));
    };
  }

  private Tree mapping(int depth) {
    Tree.Builder mapping = Tree.mapping();
    for (int i = random.nextInt(5); i > 0; i--) {
      mapping.put(KEYS.get(random.nextInt(KEYS.size())), tree(depth - 1));
    }
    return mapping.build();
  }

  private Tree sequence(int depth) {
    List<Tree> items = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Tree item = tree(depth - 1);
      items.add(
          item instanceof Tree.Mapping mapping && chance(2)
              ? mapping.with("name", Tree.of("n" + i))
              : item);
    }
    return Tree.sequence(items);
  }

  Tree.Sequence words() {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      words.add(WORDS.get(random.nextInt(WORDS.size())) + random.nextInt(3));
    }
    return Tree.texts(words);
  }

  /** The tree with a few places changed. */
  Tree edited(Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar -> chance(6) ? scalar() : scalar;
      case Tree.Mapping mapping -> {
        Tree.Builder edited = Tree.mapping();
        mapping
            .entries()
            .forEach((key, value) -> {
              if (!chance(6)) {
                edited.put(key, edited(value));
              }
            });
        yield chance(6) ? edited.put("c", tree(1)).build() : edited.build();
      }
      case Tree.Sequence sequence -> {
        List<Tree> items = new ArrayList<>();
        for (Tree item : sequence.items()) {
          if (!chance(6)) {
            items.add(random.nextInt(items.size() + 1) == 0 ? 0 : items.size(), edited(item));
          }
        }
        yield Tree.sequence(items);
      }
    };
  }
}
