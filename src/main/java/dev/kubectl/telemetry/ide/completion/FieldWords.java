package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.api.schema.Field;
import dev.kubectl.telemetry.api.schema.FieldType;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fields in words. That a field is required, and which fields exclude each other, is said in its
 * description; a test holds the descriptions to the custom resource definitions.
 */
public final class FieldWords {
  private static final Pattern EXCLUDED = Pattern.compile("Cannot stand beside `([A-Za-z0-9]+)`");
  private static final Pattern DEFAULT = Pattern.compile("Default: `([^`]+)`");

  private FieldWords() {}

  public static boolean isRequired(Field field) {
    return field.description().contains("Required.");
  }

  /** Whether a field cannot stand beside another. */
  static boolean excludes(Field field, String other) {
    Matcher excluded = EXCLUDED.matcher(field.description());
    return excluded.find() && other.equals(excluded.group(1));
  }

  /** The value that counts when the field is absent; empty when its description names none. */
  public static String defaultOf(Field field) {
    Matcher found = DEFAULT.matcher(field.description());
    return found.find() ? found.group(1) : "";
  }

  /** The type in a word or two. */
  public static String type(FieldType type) {
    return switch (type) {
      case FieldType.Text text when text.choices().isEmpty() -> "text";
      case FieldType.Text text -> String.join(" | ", text.choices());
      case FieldType.Bool _ -> "true | false";
      case FieldType.WholeNumber _ -> "number";
      case FieldType.TextMap _ -> "texts by key";
      case FieldType.ListOf(FieldType item) -> "list of " + type(item);
      case FieldType.ObjectOf _ -> "object";
      case FieldType.Anything _ -> "anything";
    };
  }

  /** What the field is for, as Markdown. */
  public static String documentation(Field field, FieldPath path) {
    String effect = FieldEffects.of(path);
    return field.description() + (effect.isEmpty() ? "" : "\n\n" + effect);
  }
}
