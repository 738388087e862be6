package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.YamlWriter;

/** A preview as text of any form. */
public final class PreviewWriter {
  private PreviewWriter() {}

  /**
   * The whole text.
   *
   * @param style for the forms that people read in a terminal
   * @param full whether nothing is cut in the text form
   */
  public static String write(
      PreviewForm form, Preview preview, Policy policy, TextStyle style, boolean full) {
    return switch (form) {
      case TEXT -> TextForm.write(preview, policy, style, full);
      case DIFF -> DiffForm.write(preview, style);
      case JSON -> JsonWriter.write(DataForm.tree(preview, policy));
      case YAML -> YamlWriter.write(DataForm.tree(preview, policy));
      case MARKDOWN -> MarkdownForm.write(preview, policy);
      case HTML -> HtmlForm.write(preview, policy);
    };
  }
}
