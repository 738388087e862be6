package dev.kubectl.telemetry.scaffold.backend;

/**
 * A header that a backend wants. Either {@code key} or {@code value} is empty.
 *
 * @param prefix stands before a value from a Secret, such as {@code Api-Token}; may be empty
 * @param key of the Secret
 * @param value a text that is no secret; {@code NAME} stands for the name of the pipeline
 */
public record BackendHeader(String name, String prefix, String key, String value) {
  static BackendHeader secret(String name, String prefix, String key) {
    return new BackendHeader(name, prefix, key, "");
  }

  static BackendHeader text(String name, String value) {
    return new BackendHeader(name, "", "", value);
  }
}
