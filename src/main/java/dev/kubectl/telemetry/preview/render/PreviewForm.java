package dev.kubectl.telemetry.preview.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Forms in which a preview can be had. */
public enum PreviewForm {
  TEXT,
  DIFF,
  JSON,
  YAML,
  MARKDOWN,
  HTML;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PreviewForm> of(String word) {
    return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
  }
}
