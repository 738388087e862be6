package dev.kubectl.telemetry.scaffold;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.schema.Suggestions;
import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import dev.kubectl.telemetry.scaffold.backend.Authentication;
import dev.kubectl.telemetry.scaffold.backend.Backend;
import dev.kubectl.telemetry.scaffold.backend.Backends;
import dev.kubectl.telemetry.scaffold.backend.Protocol;
import dev.kubectl.telemetry.scaffold.recipe.Recipe;
import dev.kubectl.telemetry.scaffold.recipe.RecipeUse;
import dev.kubectl.telemetry.scaffold.recipe.Recipes;
import dev.kubectl.telemetry.validation.EndpointRule;
import dev.kubectl.telemetry.validation.NameRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words to answers. Reads one draft and collects all problems; what is not said gets its default,
 * which may come from the backend.
 */
public final class DraftReader {
  private final Draft draft;
  private final List<Problem> problems = new ArrayList<>();

  private DraftReader(Draft draft) {
    this.draft = draft;
  }

  /** What became of a draft. */
  public sealed interface Result {
    record Complete(Answers answers) implements Result {}

    /** At least one problem, in the order of the topics. */
    record Incomplete(List<Problem> problems) implements Result {
      public Incomplete {
        problems = List.copyOf(problems);
      }
    }
  }

  public static Result read(Draft draft) {
    DraftReader reader = new DraftReader(draft);
    Answers answers = reader.answers();
    return reader.problems.isEmpty()
        ? new Result.Complete(answers)
        : new Result.Incomplete(
            reader.problems.stream().sorted((a, b) -> a.topic().compareTo(b.topic())).toList());
  }

  /** What is wrong with what was said about one topic, if anything. */
  public static Optional<Problem> problem(Draft draft, Topic topic) {
    return read(draft) instanceof Result.Incomplete(List<Problem> problems)
        ? problems.stream().filter(problem -> problem.topic() == topic).findFirst()
        : Optional.empty();
  }

  /** The backend that a draft means; the generic one while it means none. */
  public static Backend backend(Draft draft) {
    return Backends.find(draft.word(Topic.BACKEND)).orElse(Backends.GENERIC);
  }

  private Answers answers() {
    String name = name();
    Backend backend = namedBackend();
    Protocol protocol = protocol(backend);
    Authentication authentication =
        word(Topic.AUTH, Authentication.values(), backend.authentication());
    SecretName secret = secret(name);
    TransportSecurity security =
        word(Topic.TLS, TransportSecurity.values(), TransportSecurity.VERIFY);
    String endpoint = endpoint(backend, protocol);
    if (authentication == Authentication.MTLS && security == TransportSecurity.INSECURE) {
      wrong(Topic.TLS, "a certificate needs TLS to travel in", "leave out --tls insecure");
    }
    return new Answers(
        name,
        inputs(),
        namespaces(),
        backend,
        protocol,
        endpoint,
        security,
        authentication,
        secret,
        tokenUrl(authentication),
        draft.words(Topic.SCOPE),
        headers(backend, authentication, secret, name),
        recipes(Topic.FILTER, Recipe.Kind.FILTER),
        recipes(Topic.TRANSFORM, Recipe.Kind.TRANSFORM));
  }

  private String name() {
    String name = draft.word(Topic.NAME);
    if (name.isEmpty()) {
      missing(Topic.NAME, "the pipeline needs a name", null);
    } else if (!NameRule.check(name).isEmpty()) {
      wrong(
          Topic.NAME,
          "'" + name + "' is not a name that Kubernetes takes",
          "write lower-case letters, digits and hyphens, such as shop");
    }
    return name;
  }

  private Set<InputKind> inputs() {
    Set<InputKind> inputs = EnumSet.noneOf(InputKind.class);
    for (String word : draft.words(Topic.INPUT)) {
      Arrays.stream(InputKind.values())
          .filter(kind -> kind.word().equals(word))
          .findFirst()
          .ifPresentOrElse(inputs::add, () -> unknown(Topic.INPUT, "input", word, inputWords()));
    }
    return inputs.isEmpty() ? EnumSet.of(InputKind.OTLP) : inputs;
  }

  private static List<String> inputWords() {
    return Stream.of(InputKind.values()).map(InputKind::word).toList();
  }

  private @Nullable NamespaceChoice namespaces() {
    String said = draft.word(Topic.NAMESPACES);
    Optional<NamespaceChoice> choice = NamespaceChoice.parse(said);
    if (!said.isEmpty() && choice.isEmpty()) {
      wrong(
          Topic.NAMESPACES,
          "'" + said + "' does not say which namespaces",
          "write include=shop,billing or exclude=kube-system");
    }
    return choice.orElse(null);
  }

  private Backend namedBackend() {
    String word = draft.word(Topic.BACKEND);
    if (!word.isEmpty() && Backends.find(word).isEmpty()) {
      unknown(Topic.BACKEND, "backend", word, Backends.all().stream().map(Backend::word).toList());
    }
    return backend(draft);
  }

  private Protocol protocol(Backend backend) {
    Protocol protocol = word(Topic.OUTPUT, Protocol.values(), backend.protocol());
    if (!backend.protocols().contains(protocol)) {
      wrong(
          Topic.OUTPUT,
          backend.title() + " does not take OTLP over " + lower(protocol),
          "it takes " + lower(backend.protocol()));
    }
    return protocol;
  }

  private String endpoint(Backend backend, Protocol protocol) {
    String said = draft.word(Topic.ENDPOINT);
    String endpoint = said.isEmpty() ? backend.endpoint() : said;
    if (endpoint.isEmpty()) {
      missing(
          Topic.ENDPOINT,
          "where is the backend?",
          "--endpoint, which looks like " + backend.endpointForm());
    } else if (endpoint.startsWith("@")) {
      if (!endpoint.matches("@[-._a-zA-Z0-9]{1,253}")) {
        wrong(Topic.ENDPOINT, "'" + endpoint + "' is no key of a Secret", "write @KEY");
      }
    } else {
      EndpointRule.check(otlp(endpoint, protocol), SecretSource.NONE)
          .ifPresent(
              problem -> wrong(Topic.ENDPOINT, "endpoint: " + problem.text(), problem.hint()));
    }
    return endpoint;
  }

  private static Output.Otlp otlp(String endpoint, Protocol protocol) {
    return new Output.Otlp(
        lower(protocol), null, Output.ValueHolder.of(endpoint), null, null, null, null);
  }

  private SecretName secret(String name) {
    String said = draft.word(Topic.SECRET);
    Optional<SecretName> secret = SecretName.parse(said);
    if (!said.isEmpty() && secret.isEmpty()) {
      wrong(
          Topic.SECRET,
          "'" + said + "' is not NAMESPACE/NAME or NAMESPACE/NAME:KEY",
          "for example telemetry/backend:token");
    }
    return secret.orElseGet(() -> new SecretName("default", name + "-backend", ""));
  }

  /** The API server takes it as a text only: its rule about a reference never holds. */
  private String tokenUrl(Authentication authentication) {
    String url = draft.word(Topic.TOKEN_URL);
    if (authentication != Authentication.OAUTH2) {
      if (!url.isEmpty() || draft.has(Topic.SCOPE)) {
        wrong(
            url.isEmpty() ? Topic.SCOPE : Topic.TOKEN_URL,
            "a token URL and scopes belong to OAuth2",
            "add --auth oauth2");
      }
      return "";
    }
    if (url.isEmpty()) {
      missing(
          Topic.TOKEN_URL,
          "where does OAuth2 get its token?",
          "--token-url https://login.example.com/oauth2/token");
    } else if (!(GoUrl.parse(url) instanceof UrlResult.Parsed(GoUrl parsed))
        || !parsed.scheme().matches("https?")
        || parsed.host().isEmpty()) {
      wrong(Topic.TOKEN_URL, "the token URL is no URL", "begin with https://");
    }
    return url;
  }

  private List<HeaderChoice> headers(
      Backend backend, Authentication authentication, SecretName secret, String name) {
    List<HeaderChoice> headers = new ArrayList<>();
    for (String said : draft.words(Topic.HEADER)) {
      HeaderChoice.parse(said)
          .ifPresentOrElse(
              headers::add,
              () ->
                  wrong(
                      Topic.HEADER,
                      "a header is NAME=TEXT, or NAME=@KEY for a key of the Secret",
                      "for example x-tenant=shop, or 'Authorization=Bearer @token'"));
    }
    Set<String> known =
        headers.stream().map(header -> lower(header.name())).collect(Collectors.toSet());
    if (known.size() < headers.size()) {
      wrong(Topic.HEADER, "a header is given twice", null);
    }
    backend.headers().stream()
        .filter(header -> !known.contains(lower(header.name())))
        .map(header ->
            new HeaderChoice(
                header.name(),
                header.prefix(),
                header.value().replace("NAME", name),
                header.key().isEmpty() ? "" : secret.keyOr(header.key())))
        .forEach(headers::add);
    boolean bearer =
        authentication == Authentication.NONE
            && !secret.key().isEmpty()
            && headers.stream().allMatch(header -> header.key().isEmpty())
            && !draft.word(Topic.ENDPOINT).startsWith("@");
    if (bearer && !known.contains("authorization")) {
      headers.add(new HeaderChoice("Authorization", "Bearer", "", secret.key()));
    }
    return headers;
  }

  private List<RecipeUse> recipes(Topic topic, Recipe.Kind kind) {
    List<RecipeUse> uses = new ArrayList<>();
    for (String said : draft.words(topic)) {
      switch (Recipes.parse(kind, said)) {
        case Recipes.Parsed.Use(RecipeUse use) -> uses.add(use);
        case Recipes.Parsed.Wrong(String message, String hint) -> wrong(topic, message, hint);
      }
    }
    return uses;
  }

  private <E extends Enum<E>> E word(Topic topic, E[] values, E otherwise) {
    String said = draft.word(topic);
    if (said.isEmpty()) {
      return otherwise;
    }
    Function<E, String> written = value -> lower(value).replace('_', '-');
    return Arrays.stream(values)
        .filter(value -> written.apply(value).equals(said))
        .findFirst()
        .orElseGet(() -> {
          String what = topic.option().substring(2) + " form";
          unknown(topic, what, said, Arrays.stream(values).map(written).toList());
          return otherwise;
        });
  }

  private void unknown(Topic topic, String what, String word, List<String> known) {
    String all = "known are " + String.join(", ", known);
    wrong(
        topic,
        "there is no " + what + " '" + word + "'",
        Suggestions.nearest(word, known).map(near -> "did you mean " + near + "?").orElse(all));
  }

  private void missing(Topic topic, String message, @Nullable String hint) {
    problems.add(new Problem(topic, true, message, hint));
  }

  private void wrong(Topic topic, String message, @Nullable String hint) {
    problems.add(new Problem(topic, false, message, hint));
  }

  private static String lower(Object word) {
    return word.toString().toLowerCase(Locale.ROOT);
  }
}
