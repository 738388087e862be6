package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.InputKind;
import dev.kubectl.telemetry.scaffold.Topic;
import dev.kubectl.telemetry.scaffold.TransportSecurity;
import dev.kubectl.telemetry.scaffold.backend.Backend;
import dev.kubectl.telemetry.scaffold.backend.Backends;
import java.util.Locale;

/** What an answer is while nothing is said, in the words of the command line. */
final class Defaults {
  private Defaults() {}

  /** What is said, or else the default; empty when there is none. */
  static String of(Topic topic, Draft draft) {
    String said = draft.word(topic);
    return said.isEmpty() ? unsaid(topic, draft) : said;
  }

  static String unsaid(Topic topic, Draft draft) {
    Backend backend = DraftReader.backend(draft);
    return switch (topic) {
      case INPUT -> InputKind.OTLP.word();
      case BACKEND -> Backends.GENERIC.word();
      case OUTPUT -> lower(backend.protocol());
      case ENDPOINT -> backend.endpoint();
      case TLS -> TransportSecurity.VERIFY.word();
      case AUTH -> lower(backend.authentication());
      case SECRET -> "default/" + draft.word(Topic.NAME) + "-backend";
      case NAME, NAMESPACES, TOKEN_URL, SCOPE, HEADER, FILTER, TRANSFORM -> "";
    };
  }

  /** What an empty line stands for, as it is shown in its place. */
  static String shown(Topic topic, Draft draft) {
    String unsaid = unsaid(topic, draft);
    return switch (topic) {
      case NAMESPACES -> "all but " + String.join(", ", Defaulting.SYSTEM_NAMESPACES);
      case NAME, TOKEN_URL, ENDPOINT ->
          unsaid.isEmpty() ? "such as " + example(topic, draft) : unsaid;
      case SCOPE, HEADER, FILTER, TRANSFORM -> "none";
      case INPUT, BACKEND, OUTPUT, TLS, AUTH, SECRET -> unsaid;
    };
  }

  /** An answer that could be right, to what has to be said. */
  static String example(Topic topic, Draft draft) {
    return switch (topic) {
      case NAME -> "shop";
      case TOKEN_URL -> "https://login.example.com/oauth2/token";
      case ENDPOINT -> endpointForm(draft).replaceFirst("[, ].*", "");
      case INPUT, NAMESPACES, BACKEND, OUTPUT, TLS, AUTH, SECRET -> unsaid(topic, draft);
      case SCOPE, HEADER, FILTER, TRANSFORM -> "";
    };
  }

  /** What an endpoint looks like; the catalogue may have one form for each protocol. */
  static String endpointForm(Draft draft) {
    String[] forms = DraftReader.backend(draft).endpointForm().split(", with --output http ", -1);
    return forms[of(Topic.OUTPUT, draft).equals("http") ? forms.length - 1 : 0];
  }

  static String lower(Object word) {
    return word.toString().toLowerCase(Locale.ROOT);
  }
}
