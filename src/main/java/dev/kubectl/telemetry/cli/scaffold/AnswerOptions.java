package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.completion.DescribedWords;
import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.InputKind;
import dev.kubectl.telemetry.scaffold.Topic;
import dev.kubectl.telemetry.scaffold.TransportSecurity;
import dev.kubectl.telemetry.scaffold.backend.Authentication;
import dev.kubectl.telemetry.scaffold.backend.Backends;
import dev.kubectl.telemetry.scaffold.recipe.Recipe;
import dev.kubectl.telemetry.scaffold.recipe.Recipes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that answer what the wizard would ask; words, which {@code scaffold} reads. */
final class AnswerOptions {
  private AnswerOptions() {}

  /** Where metrics come from, and which of them. */
  static final class Data {
    @Option(
        names = "--input",
        split = ",",
        paramLabel = "INPUT",
        completionCandidates = Inputs.class,
        description = "otlp, prometheus, istio, runtime; several with commas. Default: otlp.")
    List<String> inputs = new ArrayList<>();

    @Option(
        names = "--namespaces",
        paramLabel = "include=A,B|exclude=A,B",
        description = "Take data only from these namespaces, or from all but these.")
    String namespaces = "";

    @Option(
        names = "--filter",
        paramLabel = "RECIPE",
        completionCandidates = Filters.class,
        description =
            "Drop data by a recipe, such as drop-namespace=kube-system. May be given several"
                + " times; --list-recipes shows all.")
    List<String> filters = new ArrayList<>();

    @Option(
        names = "--transform",
        paramLabel = "RECIPE",
        completionCandidates = Transforms.class,
        description = "Change data by a recipe, such as redact-attribute=user.email.")
    List<String> transforms = new ArrayList<>();
  }

  /** Where metrics go. */
  static final class Destination {
    @Option(
        names = "--backend",
        paramLabel = "NAME",
        completionCandidates = BackendWords.class,
        description =
            "Fill in what is known about a backend: prometheus-otlp, grafana-cloud, dynatrace,"
                + " datadog, sap-cloud-logging, honeycomb, generic. --list-backends says more.")
    String backend = "";

    @Option(
        names = "--output",
        paramLabel = "grpc|http",
        description = "How OTLP is carried. Default: grpc, or what the backend takes.")
    String output = "";

    @Option(
        names = "--endpoint",
        paramLabel = "URL|@KEY",
        description = "Where the backend is, or the key of the Secret that says so.")
    String endpoint = "";

    @Option(
        names = "--tls",
        paramLabel = "verify|ca|skip-verify|insecure",
        completionCandidates = Securities.class,
        description =
            "verify trusts the usual authorities, ca the one in the Secret. Default: verify.")
    String tls = "";

    @Option(
        names = "--auth",
        paramLabel = "none|basic|oauth2|mtls",
        completionCandidates = Authentications.class,
        description = "How to prove who we are. Default: none, or what the backend wants.")
    String authentication = "";

    @Option(
        names = "--secret",
        paramLabel = "NAMESPACE/NAME[:KEY]",
        description = {
          "The Secret that holds credentials. KEY is that of the password, the client secret, the"
              + " private key or the token. Default: default/NAME-backend with usual keys."
        })
    String secret = "";

    @Option(
        names = "--token-url",
        paramLabel = "URL",
        description = "Where OAuth2 gets its tokens.")
    String tokenUrl = "";

    @Option(names = "--scope", paramLabel = "SCOPE", description = "What OAuth2 asks for.")
    List<String> scopes = new ArrayList<>();

    @Option(
        names = "--header",
        paramLabel = "NAME=TEXT|NAME=[PREFIX ]@KEY",
        description = "A header of every request; the value may be a key of the Secret.")
    List<String> headers = new ArrayList<>();
  }

  static Draft draft(String name, Data data, Destination destination) {
    return Draft.EMPTY
        .with(Topic.NAME, name)
        .with(Topic.INPUT, data.inputs)
        .with(Topic.NAMESPACES, data.namespaces)
        .with(Topic.FILTER, data.filters)
        .with(Topic.TRANSFORM, data.transforms)
        .with(Topic.BACKEND, destination.backend)
        .with(Topic.OUTPUT, destination.output)
        .with(Topic.ENDPOINT, destination.endpoint)
        .with(Topic.TLS, destination.tls)
        .with(Topic.AUTH, destination.authentication)
        .with(Topic.SECRET, destination.secret)
        .with(Topic.TOKEN_URL, destination.tokenUrl)
        .with(Topic.SCOPE, destination.scopes)
        .with(Topic.HEADER, destination.headers);
  }

  /** For completion; nothing is looked up before somebody completes. */
  abstract static class Words implements DescribedWords {
    /** Words and what they mean. */
    abstract Map<String, String> meanings();

    @Override
    public Iterator<String> iterator() {
      return meanings().keySet().iterator();
    }

    @Override
    public String meaning(String word) {
      return meanings().getOrDefault(word, "");
    }
  }

  /** For completion. */
  static final class Inputs extends Words {
    @Override
    Map<String, String> meanings() {
      Map<String, String> meanings = new LinkedHashMap<>();
      for (InputKind kind : InputKind.values()) {
        meanings.put(kind.word(), kind.description());
      }
      return meanings;
    }
  }

  /** For completion. */
  static final class BackendWords extends Words {
    @Override
    Map<String, String> meanings() {
      Map<String, String> meanings = new LinkedHashMap<>();
      Backends.all().forEach(backend -> meanings.put(backend.word(), backend.title()));
      return meanings;
    }
  }

  /** What has to be told more ends with an equals sign. */
  private static Map<String, String> recipes(Recipe.Kind kind) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (Recipe recipe : Recipes.all(kind)) {
      meanings.put(recipe.word() + (recipe.parameters().isEmpty() ? "" : "="), recipe.title());
    }
    return meanings;
  }

  /** For completion. */
  static final class Filters extends Words {
    @Override
    Map<String, String> meanings() {
      return recipes(Recipe.Kind.FILTER);
    }
  }

  /** For completion. */
  static final class Transforms extends Words {
    @Override
    Map<String, String> meanings() {
      return recipes(Recipe.Kind.TRANSFORM);
    }
  }

  /** For completion. */
  static final class Securities extends Words {
    @Override
    Map<String, String> meanings() {
      Map<String, String> meanings = new LinkedHashMap<>();
      for (TransportSecurity security : TransportSecurity.values()) {
        meanings.put(security.word(), security.description());
      }
      return meanings;
    }
  }

  /** For completion. */
  static final class Authentications extends Words {
    @Override
    Map<String, String> meanings() {
      Map<String, String> meanings = new LinkedHashMap<>();
      for (Authentication authentication : Authentication.values()) {
        meanings.put(authentication.name().toLowerCase(Locale.ROOT), authentication.description());
      }
      return meanings;
    }
  }
}
