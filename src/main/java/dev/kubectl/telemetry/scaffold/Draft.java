package dev.kubectl.telemetry.scaffold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody has said so far, as words: the same for flags and for the wizard.
 *
 * @param said topics that nothing was said about are not in it
 */
public record Draft(Map<Topic, List<String>> said) {
  public static final Draft EMPTY = new Draft(Map.of());

  public Draft {
    Map<Topic, List<String>> copy = new EnumMap<>(Topic.class);
    said.forEach((topic, words) -> copy.put(topic, List.copyOf(words)));
    said = Collections.unmodifiableMap(copy);
  }

  /** With this instead of what was said about the topic; no word takes it back. */
  public Draft with(Topic topic, List<String> words) {
    Map<Topic, List<String>> copy = new EnumMap<>(Topic.class);
    copy.putAll(said);
    if (words.isEmpty()) {
      copy.remove(topic);
    } else {
      copy.put(topic, words);
    }
    return new Draft(copy);
  }

  public Draft with(Topic topic, String word) {
    return with(topic, word.isEmpty() ? List.of() : List.of(word));
  }

  public List<String> words(Topic topic) {
    return said.getOrDefault(topic, List.of());
  }

  /** The word about a topic that has one; empty when nothing was said. */
  public String word(Topic topic) {
    List<String> words = words(topic);
    return words.isEmpty() ? "" : words.getLast();
  }

  public boolean has(Topic topic) {
    return said.containsKey(topic);
  }

  /** The command line that says the same, one argument an item. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    said.forEach((topic, words) -> {
      for (String word : words) {
        if (!topic.option().isEmpty()) {
          arguments.add(topic.option());
        }
        arguments.add(word);
      }
    });
    return arguments;
  }
}
