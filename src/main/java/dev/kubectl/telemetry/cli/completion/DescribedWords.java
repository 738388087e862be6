package dev.kubectl.telemetry.cli.completion;

/** Words for an option that say what they mean: its completion candidates implement this. */
public interface DescribedWords extends Iterable<String> {
  /** What one of the words means, on one line; empty for what explains itself. */
  String meaning(String word);
}
