package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.report.SafeText;
import dev.kubectl.telemetry.preview.Sensitive;
import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A structural difference as nested lines, the form that text and Markdown share. Steps with one
 * child are joined to one path; what is added or removed whole is cut after a few lines.
 */
final class ChangeLines {
  /** More lines of one addition or removal than this say little more. */
  private static final int SHOWN_OF_ONE = 12;

  private static final String INSIDE = "  ";

  private final List<ChangeLine> lines = new ArrayList<>();
  private final int width;
  private final boolean full;

  /**
   * @param width columns that a line may have, for a value beside the one it replaces
   * @param full whether nothing is cut
   */
  private ChangeLines(int width, boolean full) {
    this.width = width;
    this.full = full;
  }

  /** The lines below the name of what changes. */
  static List<ChangeLine> of(Delta delta, int width, boolean full) {
    ChangeLines lines = new ChangeLines(width, full);
    switch (delta) {
      case Delta.Added(Tree after) -> lines.whole(0, '+', after);
      case Delta.Removed(Tree before) -> lines.whole(0, '-', before);
      case Delta.Replaced _, Delta.Respelled _ -> lines.change(0, "", delta);
      case Delta.Fields _, Delta.Items _ -> lines.children(0, delta);
    }
    return List.copyOf(lines.lines);
  }

  private void children(int depth, Delta delta) {
    switch (delta) {
      case Delta.Fields(List<Delta.Field> fields) ->
          fields.forEach(field -> change(depth, key(field.key()), field.delta()));
      case Delta.Items(int _, List<Delta.Item> items) -> items.forEach(item -> item(depth, item));
      case Delta.Added _, Delta.Removed _, Delta.Replaced _, Delta.Respelled _ -> {}
    }
  }

  private static String key(String key) {
    return SafeText.line(key.contains(".") ? FieldPath.of(key).toString() : key);
  }

  private void change(int depth, String label, Delta delta) {
    switch (delta) {
      case Delta.Added(Tree after) -> one(depth, '+', label, after);
      case Delta.Removed(Tree before) -> one(depth, '-', label, before);
      case Delta.Replaced(Tree before, Tree after) -> replaced(depth, label, before, after);
      case Delta.Respelled(Tree before, Tree after) -> replaced(depth, label, before, after);
      case Delta.Fields(List<Delta.Field> fields) when fields.size() == 1 && joinable(label) -> {
        Delta.Field only = fields.getFirst();
        String key = key(only.key());
        change(depth, label + (key.startsWith("[") ? "" : ".") + key, only.delta());
      }
      case Delta.Items(int _, List<Delta.Item> items)
          when items.size() == 1 && nested(items.getFirst()) && joinable(label) -> {
        Delta.Item only = items.getFirst();
        change(depth, label + place(only), only.delta() == null ? delta : only.delta());
      }
      case Delta.Fields _, Delta.Items _ -> {
        add(depth, '~', label);
        children(depth + 1, delta);
      }
    }
  }

  private static boolean joinable(String label) {
    return !label.isEmpty();
  }

  /** Whether something inside of the item changes. */
  private static boolean nested(Delta.Item item) {
    return !item.moved()
        && (item.delta() instanceof Delta.Fields || item.delta() instanceof Delta.Items);
  }

  private static String place(Delta.Item item) {
    String name = item.name();
    int position = item.to() >= 0 ? item.to() : item.from();
    return "[" + (name == null ? position : SafeText.line(name)) + "]";
  }

  private void item(int depth, Delta.Item item) {
    if (item.moved()) {
      add(depth, '>', brief(item) + "  (moved from " + item.from() + " to " + item.to() + ")");
      if (item.delta() != null) {
        children(depth + 1, item.delta());
      }
      return;
    }
    switch (item.delta()) {
      case null -> {}
      case Delta.Added(Tree after) -> whole(depth, '+', after);
      case Delta.Removed(Tree before) -> whole(depth, '-', before);
      case Delta.Replaced(Tree before, Tree after) -> replaced(depth, "", before, after);
      case Delta.Respelled(Tree before, Tree after) -> replaced(depth, "", before, after);
      case Delta.Fields _, Delta.Items _ -> change(depth, place(item), item.delta());
    }
  }

  private static String brief(Delta.Item item) {
    return item.item() instanceof Tree.Scalar scalar ? text(scalar) : place(item);
  }

  /** A key with what is under it. */
  private void one(int depth, char mark, String label, Tree tree) {
    if (tree instanceof Tree.Scalar scalar && !text(scalar).contains("\n")) {
      add(depth, mark, label + ": " + text(scalar));
    } else if (isEmpty(tree)) {
      add(depth, mark, label + ": " + (tree instanceof Tree.Mapping ? "{}" : "[]"));
    } else {
      add(depth, mark, label + ":");
      whole(depth, mark, INSIDE, tree);
    }
  }

  private static boolean isEmpty(Tree tree) {
    return switch (tree) {
      case Tree.Mapping mapping -> mapping.isEmpty();
      case Tree.Sequence sequence -> sequence.isEmpty();
      case Tree.Scalar _ -> false;
    };
  }

  private void whole(int depth, char mark, Tree tree) {
    whole(depth, mark, "", tree);
  }

  /** All lines have their marks in one column. */
  private void whole(int depth, char mark, String indent, Tree tree) {
    if (tree instanceof Tree.Scalar scalar) {
      add(depth, mark, indent + text(scalar));
      return;
    }
    List<String> yaml = yaml(tree);
    boolean cut = !full && yaml.size() > SHOWN_OF_ONE + 1;
    for (String line : cut ? yaml.subList(0, SHOWN_OF_ONE) : yaml) {
      add(depth, mark, indent + SafeText.line(line));
    }
    if (cut) {
      add(depth, ' ', indent + "... " + (yaml.size() - SHOWN_OF_ONE) + " more lines");
    }
  }

  /** The writer indents a sequence as it would below a key. */
  private static List<String> yaml(Tree tree) {
    List<String> lines = YamlWriter.write(Sensitive.shown(tree)).stripTrailing().lines().toList();
    return tree instanceof Tree.Sequence && lines.stream().allMatch(l -> l.startsWith(INSIDE))
        ? lines.stream().map(line -> line.substring(INSIDE.length())).toList()
        : lines;
  }

  private void replaced(int depth, String label, Tree before, Tree after) {
    if (before instanceof Tree.Scalar old && after instanceof Tree.Scalar now) {
      String left = text(old);
      String right = text(now);
      if (Sensitive.isMark(old) && Sensitive.isMark(now)) {
        add(depth, '~', label + ": " + Sensitive.SHOWN + ", another value");
        return;
      }
      if (left.equals(right)) {
        add(depth, '~', label + ": " + right + ", changed");
        return;
      }
      String beside = (label.isEmpty() ? "" : label + ": ") + left + " → " + right;
      if (!label.isEmpty() && 2 * depth + 2 + beside.length() <= width) {
        add(depth, '~', beside);
        return;
      }
    }
    String indent = label.isEmpty() ? "" : INSIDE;
    if (!label.isEmpty()) {
      add(depth, '~', label + ":");
    }
    whole(depth, '-', indent, before);
    whole(depth, '+', indent, after);
  }

  private static String text(Tree.Scalar scalar) {
    return scalar.value() instanceof String text
        ? text.isEmpty() ? "\"\"" : SafeText.line(Sensitive.shown(text))
        : String.valueOf(scalar.value());
  }

  private void add(int depth, char mark, String text) {
    lines.add(new ChangeLine(depth, mark, text));
  }
}
