package dev.kubectl.telemetry.diagnostic;

/** Why a part of generated output is there. Answers "what do I change to change this?". */
public sealed interface Origin {
  /**
   * A field that a user wrote.
   *
   * @param kind kind of the object, such as {@code MetricPipeline}
   * @param name name of the object
   * @param path the field inside it
   */
  record Field(String kind, String name, FieldPath path) implements Origin {}

  /**
   * Something the cluster or an option said.
   *
   * @param name its name in the facts file, such as {@code clusterName}
   */
  record Fact(String name) implements Origin {}

  /**
   * A built-in rule.
   *
   * @param text the rule in a few words, such as {@code one queue of 256 shared by all pipelines}
   */
  record Rule(String text) implements Origin {}
}
