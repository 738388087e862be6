package dev.kubectl.telemetry.diagnostic;

import java.util.Locale;
import java.util.Set;

/** The form of the texts that people read: each can stand behind a colon. */
public final class Sentence {
  /** Words that are written with a capital letter wherever they stand. */
  private static final Set<String> NAMES =
      Set.of(
          "Deployment",
          "Go",
          "Istio",
          "Kubernetes",
          "Kyma",
          "Namespace",
          "Pod",
          "Prometheus",
          "Secret",
          "Secrets",
          "Service",
          "Telemetry",
          "Unicode");

  private Sentence() {}

  /** The sentence as it stands behind a colon: in lower case, unless it begins with a name. */
  public static String inside(String sentence) {
    int end = 0;
    while (end < sentence.length() && Character.isLetterOrDigit(sentence.charAt(end))) {
      end++;
    }
    String first = sentence.substring(0, end);
    boolean ends = end == sentence.length() || " ,;:'".indexOf(sentence.charAt(end)) >= 0;
    return ends && isWord(first) && !NAMES.contains(first)
        ? first.toLowerCase(Locale.ROOT) + sentence.substring(end)
        : sentence;
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && Character.isUpperCase(text.charAt(0))
        && text.chars().skip(1).allMatch(Character::isLowerCase);
  }
}
