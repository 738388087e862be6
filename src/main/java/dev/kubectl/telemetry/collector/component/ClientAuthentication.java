package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.field;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.collector.resolve.BackendValues.ClientCredentials;
import dev.kubectl.telemetry.collector.resolve.OutputFields;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The extension that fetches OAuth2 tokens for one pipeline's exporter. */
public final class ClientAuthentication {
  private ClientAuthentication() {}

  static String id(MetricPipeline pipeline) {
    return "oauth2client/" + pipeline.name();
  }

  /** The extension, if the pipeline uses OAuth2. Sets the variables that it refers to. */
  public static Optional<Component> extension(ResolvedPipeline resolved, Variables variables) {
    MetricPipeline pipeline = resolved.pipeline();
    Output.Authentication authentication = resolved.otlp().authentication();
    Output.OAuth2 oauth2 = authentication == null ? null : authentication.oauth2();
    ClientCredentials values = resolved.values().oauth2();
    if (oauth2 == null || values == null) {
      return Optional.empty();
    }
    ReferenceBlock credentials = new ReferenceBlock(pipeline, Tree.mapping(), variables);
    credentials.put("token_url", "OAUTH2_TOKEN_URL", values.tokenUrl(), OutputFields.TOKEN_URL);
    credentials.put("client_id", "OAUTH2_CLIENT_ID", values.clientId(), OutputFields.CLIENT_ID);
    credentials.put(
        "client_secret", "OAUTH2_CLIENT_SECRET", values.clientSecret(), OutputFields.CLIENT_SECRET);
    Tree.Builder settings =
        credentials
            .settings()
            .putIfNotEmpty("scopes", scopes(pipeline, oauth2))
            .putIfNotEmpty("endpoint_params", parameters(pipeline, oauth2));
    return Optional.of(
        new Component(
            Component.Kind.EXTENSION,
            id(pipeline),
            settings.build(),
            field(pipeline, OutputFields.OAUTH2)));
  }

  private static Tree scopes(MetricPipeline pipeline, Output.OAuth2 oauth2) {
    List<Tree> scopes = new ArrayList<>();
    if (oauth2.scopes() != null) {
      for (int i = 0; i < oauth2.scopes().size(); i++) {
        scopes.add(
            Tree.of(Dollars.literal(oauth2.scopes().get(i)))
                .because(field(pipeline, OutputFields.SCOPES.index(i))));
      }
    }
    return Tree.sequence(scopes);
  }

  private static Tree parameters(MetricPipeline pipeline, Output.OAuth2 oauth2) {
    Tree.Builder parameters = Tree.mapping();
    if (oauth2.params() != null) {
      new TreeMap<>(oauth2.params())
          .forEach((name, value) ->
              parameters.put(
                  name,
                  Tree.of(Dollars.literal(value))
                      .because(field(pipeline, OutputFields.PARAMS.key(name)))));
    }
    return parameters.build();
  }
}
