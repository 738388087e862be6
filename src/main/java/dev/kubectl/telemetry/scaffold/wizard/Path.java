package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.Topic;
import dev.kubectl.telemetry.scaffold.backend.Backend;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which questions make sense, in which order; the answers so far decide. */
final class Path {
  /** A Secret is asked for when it is known what it is needed for. */
  private static final List<Topic> ORDER =
      List.of(
          Topic.NAME,
          Topic.INPUT,
          Topic.NAMESPACES,
          Topic.BACKEND,
          Topic.OUTPUT,
          Topic.ENDPOINT,
          Topic.TLS,
          Topic.AUTH,
          Topic.TOKEN_URL,
          Topic.SCOPE,
          Topic.HEADER,
          Topic.SECRET,
          Topic.FILTER,
          Topic.TRANSFORM);

  private Path() {}

  /** The questions of a draft; those that are {@code given} only when their answer is wrong. */
  static List<Topic> of(Draft draft, Set<Topic> given) {
    return ORDER.stream()
        .filter(topic -> isOfUse(topic, draft))
        .filter(topic -> !given.contains(topic) || DraftReader.problem(draft, topic).isPresent())
        .toList();
  }

  /** Without answers that others have made meaningless; a Secret is never wrong. */
  static Draft pruned(Draft draft) {
    Draft pruned = draft;
    for (Topic topic : ORDER) {
      if (topic != Topic.SECRET && pruned.has(topic) && !isOfUse(topic, pruned)) {
        pruned = pruned.with(topic, List.of());
      }
    }
    return pruned;
  }

  private static boolean isOfUse(Topic topic, Draft draft) {
    return switch (topic) {
      case OUTPUT -> DraftReader.backend(draft).protocols().size() > 1;
      case TOKEN_URL, SCOPE -> Defaults.of(Topic.AUTH, draft).equals("oauth2");
      case SECRET -> needsSecret(draft);
      case NAME, INPUT, NAMESPACES, BACKEND, ENDPOINT, TLS, AUTH, HEADER, FILTER, TRANSFORM -> true;
    };
  }

  private static boolean needsSecret(Draft draft) {
    Backend backend = DraftReader.backend(draft);
    Stream<String> words =
        Stream.concat(
            Stream.of(Defaults.of(Topic.ENDPOINT, draft)),
            draft.words(Topic.HEADER).stream().map(header -> header.replaceFirst("[^=]*=", "")));
    return !Defaults.of(Topic.AUTH, draft).equals("none")
        || Defaults.of(Topic.TLS, draft).equals("ca")
        || backend.headers().stream().anyMatch(header -> !header.key().isEmpty())
        || words.anyMatch(word -> word.startsWith("@") || word.contains(" @"));
  }
}
