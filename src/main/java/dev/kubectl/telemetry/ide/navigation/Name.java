package dev.kubectl.telemetry.ide.navigation;

/** Something that has a name in one place of a workspace and is referred to in others. */
public sealed interface Name {
  /** A MetricPipeline; they live in no namespace. */
  record Pipeline(String name) implements Name {}

  /** A Secret. */
  record Secret(String namespace, String name) implements Name {}

  /** A key of a Secret. */
  record SecretKey(String namespace, String name, String key) implements Name {}
}
