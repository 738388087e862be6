package dev.kubectl.telemetry.collector;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;

/**
 * What one collector needs.
 *
 * @param tree its configuration file; every part knows why it is there
 * @param environment the variables that the file refers to, beside those of the container
 * @param notes what differs from the same pipelines elsewhere, in sentences for users
 */
public record CollectorConfiguration(
    Tree.Mapping tree, Environment environment, List<String> notes) {
  public CollectorConfiguration {
    notes = List.copyOf(notes);
  }
}
