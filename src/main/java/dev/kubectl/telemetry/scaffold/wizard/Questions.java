package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.InputKind;
import dev.kubectl.telemetry.scaffold.Offers;
import dev.kubectl.telemetry.scaffold.Topic;
import dev.kubectl.telemetry.scaffold.TransportSecurity;
import dev.kubectl.telemetry.scaffold.backend.Authentication;
import dev.kubectl.telemetry.scaffold.backend.Backend;
import dev.kubectl.telemetry.scaffold.backend.Backends;
import dev.kubectl.telemetry.scaffold.backend.Protocol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is asked about each topic, what can be chosen, and how a page begins. */
final class Questions {
  private Questions() {}

  /** A topic in a word or two. */
  static String label(Topic topic) {
    return switch (topic) {
      case NAME -> "Name";
      case INPUT -> "Inputs";
      case NAMESPACES -> "Namespaces";
      case BACKEND -> "Backend";
      case OUTPUT -> "Protocol";
      case ENDPOINT -> "Endpoint";
      case TLS -> "TLS";
      case AUTH -> "Authentication";
      case SECRET -> "Secret";
      case TOKEN_URL -> "Token URL";
      case SCOPE -> "Scopes";
      case HEADER -> "Headers";
      case FILTER -> "Filters";
      case TRANSFORM -> "Transforms";
    };
  }

  static String title(Topic topic) {
    return switch (topic) {
      case NAME -> "What is the pipeline called?";
      case INPUT -> "Where do the metrics come from?";
      case NAMESPACES -> "From which namespaces?";
      case BACKEND -> "Which backend takes them?";
      case OUTPUT -> "How is OTLP carried?";
      case ENDPOINT -> "Where is the backend?";
      case TLS -> "How is the connection protected?";
      case AUTH -> "How does the pipeline prove who it is?";
      case SECRET -> "Which Secret holds the credentials?";
      case TOKEN_URL -> "Where does OAuth2 get its tokens?";
      case SCOPE -> "Which scopes does OAuth2 ask for?";
      case HEADER -> "Which headers does every request need?";
      case FILTER -> "What is to be dropped?";
      case TRANSFORM -> "What is to be changed?";
    };
  }

  static String explanation(Topic topic, Draft draft, Offers offers) {
    return switch (topic) {
      case NAME -> "Lower-case letters, digits and hyphens.";
      case INPUT ->
          offers.wereAsked()
              ? "What " + offers.source() + " has is chosen already. Several are possible."
              : "Several are possible.";
      case NAMESPACES ->
          "include=shop,billing takes these only, exclude=kube-system all but these.";
      case BACKEND -> "Fills in what is known about its endpoint, headers and counters.";
      case OUTPUT -> "Both carry the same; gRPC needs a proxy that knows HTTP/2.";
      case ENDPOINT ->
          "It looks like " + Defaults.endpointForm(draft) + ". @KEY takes it from the Secret.";
      case TLS -> "An endpoint that begins with http:// is not encrypted whatever is said here.";
      case AUTH -> "Credentials are never part of the manifest: they stay in a Secret.";
      case SECRET ->
          "NAMESPACE/NAME, with :KEY for another key than the usual one. It need not exist yet: the"
              + " command that makes it comes at the end.";
      case TOKEN_URL -> "The token endpoint of the identity provider.";
      case SCOPE -> "One at a time; an empty line goes on.";
      case HEADER ->
          "NAME=TEXT, or NAME=@KEY for a key of the Secret, such as Authorization=Bearer @token. One"
              + " at a time; an empty line goes on.";
      case FILTER, TRANSFORM -> "Recipes, one at a time; an empty line goes on.";
    };
  }

  /** The page of a topic with what the draft says about it, or the default. */
  static Page page(Topic topic, Draft draft, Offers offers) {
    return switch (topic) {
      case INPUT -> new Page.Choices(inputs(offers), chosen(draft, offers), 0);
      case BACKEND, OUTPUT, TLS, AUTH ->
          Page.Choice.at(options(topic, draft), Defaults.of(topic, draft));
      case NAME, NAMESPACES, ENDPOINT, SECRET, TOKEN_URL ->
          new Page.Text(Field.of(draft.word(topic)), -1);
      case SCOPE, HEADER, FILTER, TRANSFORM -> new Page.Items(draft.words(topic), Field.EMPTY, -1);
    };
  }

  private static Set<String> chosen(Draft draft, Offers offers) {
    return new LinkedHashSet<>(draft.has(Topic.INPUT) ? draft.words(Topic.INPUT) : offers.inputs());
  }

  private static List<Option> inputs(Offers offers) {
    return Stream.of(InputKind.values())
        .map(kind -> Option.of(kind.word(), found(kind, offers) + kind.description()))
        .toList();
  }

  /** A sentence of its own, which is what a list has room for. */
  private static String found(InputKind kind, Offers offers) {
    if (!offers.wereAsked()) {
      return "";
    }
    return switch (kind) {
      case PROMETHEUS -> {
        int count = offers.annotatedWorkloads();
        yield count == 0
            ? "nothing here is annotated. Would bring "
            : count + " here, in " + String.join(", ", offers.annotated().keySet()) + ". Brings ";
      }
      case ISTIO ->
          offers.istio()
              ? "Istio is here. Brings metrics of "
              : "no Istio here. Would bring metrics of ";
      case OTLP, RUNTIME -> "";
    };
  }

  private static List<Option> options(Topic topic, Draft draft) {
    Backend backend = DraftReader.backend(draft);
    return switch (topic) {
      case BACKEND -> Backends.all().stream().map(Questions::option).toList();
      case OUTPUT -> backend.protocols().stream().map(Questions::option).toList();
      case TLS ->
          Stream.of(TransportSecurity.values())
              .map(security -> Option.of(security.word(), security.description()))
              .toList();
      case AUTH -> Stream.of(Authentication.values()).map(Questions::option).toList();
      case NAME, INPUT, NAMESPACES, ENDPOINT, SECRET, TOKEN_URL, SCOPE, HEADER, FILTER, TRANSFORM ->
          List.of();
    };
  }

  private static Option option(Backend backend) {
    return Option.of(
        backend.word(), backend.title() + (backend.note().isEmpty() ? "" : ". " + backend.note()));
  }

  private static Option option(Protocol protocol) {
    return switch (protocol) {
      case GRPC -> Option.of("grpc", "HTTP/2 and protobuf, usually port 4317");
      case HTTP -> Option.of("http", "HTTP and protobuf, usually port 4318");
    };
  }

  private static Option option(Authentication authentication) {
    return Option.of(Defaults.lower(authentication), authentication.description());
  }
}
