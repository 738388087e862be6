package dev.kubectl.telemetry.random;

import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What can happen to a manifest: to its fields, to its lines, to its bytes. */
public final class Mutations {
  private static final List<String> KEYS =
      List.of("", "kind", "spec", "Spec", "null", "<<", "a b", "metadata", "enabled", "é", "1");

  private static final List<Tree> VALUES =
      List.of(
          Tree.NULL,
          Tree.of(""),
          Tree.of("x"),
          Tree.of("${X}"),
          Tree.of(true),
          Tree.of(-1),
          Tree.of(Long.MAX_VALUE),
          Tree.of(0.5),
          Tree.sequence(),
          Tree.EMPTY_MAPPING,
          Tree.sequence(Tree.sequence(Tree.NULL)),
          Tree.mapping().put("value", Tree.sequence()).build());

  private static final List<String> JUNK =
      List.of(
          "\u0000",
          "\ufeff",
          "\u0085",
          "\u2028",
          "\t",
          "\r",
          "\ud83d\ude00",
          "\u202e",
          "\"",
          "'",
          ": ",
          "- ",
          "{",
          "[",
          "}",
          "]",
          "#",
          "# telemetry-lint: ignore TEL2107 reason=\"x\" until=2026-13-45\n",
          "# telemetry-lint: ignore *\n",
          "&a ",
          "*a",
          "<<: *a",
          "|2-\n",
          ">\n",
          "!!binary ",
          "!x ",
          "? ",
          "%YAML 9.9\n",
          "---\n",
          "...\n",
          "\n  ",
          "((((((((",
          " or ");

  private final Chance chance;

  public Mutations(Chance chance) {
    this.chance = chance;
  }

  /** A text of a mutated tree, with up to three more changes to its lines and bytes. */
  public byte[] mutated(Tree.Mapping manifest) {
    Tree tree = manifest;
    for (int i = chance.below(3); i > 0; i--) {
      tree = field(tree);
    }
    byte[] bytes = YamlWriter.write(tree).getBytes(StandardCharsets.UTF_8);
    for (int i = chance.below(4); i > 0; i--) {
      bytes = text(bytes);
    }
    return bytes;
  }

  /** A text of a tree with one or two fields changed, which is YAML always. */
  public byte[] mutatedFields(Tree.Mapping manifest) {
    Tree tree = field((Tree) manifest);
    tree = chance.percent(30) ? field(tree) : tree;
    return YamlWriter.write(tree).getBytes(StandardCharsets.UTF_8);
  }

  private Tree field(Tree tree) {
    return switch (tree) {
      case Tree.Mapping mapping when !mapping.isEmpty() -> field(mapping);
      case Tree.Sequence sequence when !sequence.isEmpty() -> item(sequence);
      case Tree.Mapping _, Tree.Sequence _, Tree.Scalar _ -> chance.one(VALUES);
    };
  }

  private Tree field(Tree.Mapping mapping) {
    String key = chance.one(List.copyOf(mapping.entries().keySet()));
    Tree value = Objects.requireNonNull(mapping.get(key));
    return switch (chance.below(8)) {
      case 0 -> mapping.without(key);
      case 1 -> mapping.without(key).with(chance.one(KEYS), value);
      case 2 -> mapping.without(key).with(key.toUpperCase(Locale.ROOT), value);
      case 3 -> mapping.with(key, chance.one(VALUES));
      case 4 -> mapping.with(chance.one(KEYS), value);
      default -> mapping.with(key, field(value));
    };
  }

  private Tree item(Tree.Sequence sequence) {
    List<Tree> items = new ArrayList<>(sequence.items());
    int at = chance.below(items.size());
    switch (chance.below(4)) {
      case 0 -> items.remove(at);
      case 1 -> items.add(items.get(at));
      default -> items.set(at, field(items.get(at)));
    }
    return Tree.sequence(items);
  }

  private byte[] text(byte[] bytes) {
    int at = chance.below(bytes.length + 1);
    int end = Math.min(bytes.length, at + chance.below(20));
    return switch (chance.below(8)) {
      case 0 -> joined(bytes, at, new byte[0], end);
      case 1, 2, 3 -> joined(bytes, at, chance.one(JUNK).getBytes(StandardCharsets.UTF_8), at);
      case 4 -> joined(bytes, at, new byte[] {(byte) chance.below(256)}, end);
      case 5 -> joined(bytes, at, new byte[0], bytes.length);
      default -> twice(new String(bytes, StandardCharsets.UTF_8));
    };
  }

  /** The first bytes, others, and the rest from an offset. */
  private static byte[] joined(byte[] bytes, int first, byte[] middle, int rest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, first);
    out.writeBytes(middle);
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }

  /** A line twice: a key of a block mapping, most often. */
  private byte[] twice(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = chance.below(lines.size());
    lines.add(at, lines.get(at));
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}
