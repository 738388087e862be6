package dev.kubectl.telemetry.preview.render;

/** The JSON Schema of the data form. */
public final class PreviewSchema {
  private PreviewSchema() {}
}
