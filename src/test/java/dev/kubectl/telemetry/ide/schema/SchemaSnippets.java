package dev.kubectl.telemetry.ide.schema;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** What Visual Studio Code offers to put in as a whole; {@code ${1:x}} are places to fill. */
final class SchemaSnippets {
  private SchemaSnippets() {}

  /** For a document that is still empty. */
  static Tree.Sequence of(String root) {
    if (!root.isEmpty()) {
      throw new IllegalArgumentException(root);
    }
    return Tree.sequence(
        snippet(
            "MetricPipeline",
            "A pipeline that sends what applications push to the endpoint in a Secret",
            Tree.mapping()
                .put("apiVersion", "telemetry.kyma-project.io/v1beta1")
                .put("kind", "MetricPipeline")
                .put("metadata", Tree.mapping().put("name", "${1:shop}"))
                .put(
                    "spec",
                    Tree.mapping()
                        .put(
                            "output",
                            Tree.mapping()
                                .put(
                                    "otlp",
                                    Tree.mapping()
                                        .put("endpoint", reference("backend", "endpoint", 2)))))
                .build()));
  }

  /** For a node of a kind. */
  static Tree.Sequence of(String path, Tree.Mapping schema) {
    List<Tree> snippets = new ArrayList<>();
    if (schema.get("properties") instanceof Tree.Mapping fields
        && fields.get("valueFrom") != null
        && !path.endsWith("[]")) {
      snippets.add(snippet("Secret", "A key of a Secret", reference("backend", lastWord(path), 1)));
    }
    switch (path) {
      case "spec.input.prometheus", "spec.input.istio", "spec.input.runtime" ->
          snippets.add(
              snippet(
                  "some namespaces",
                  "Metrics of some namespaces only",
                  Tree.mapping()
                      .put("enabled", true)
                      .put("namespaces", Tree.mapping().put("include", Tree.texts("${1:shop}")))
                      .build()));
      case "spec.transform[]" ->
          snippets.add(
              snippet(
                  "set an attribute",
                  "A statement that runs where a condition holds",
                  Tree.mapping()
                      .put(
                          "statements",
                          Tree.texts(
                              "set(datapoint.attributes[\"${1:team}\"], \"${2:shop}\") where"
                                  + " metric.name == \"${3:orders}\""))
                      .build()));
      case "spec.filter[]" ->
          snippets.add(
              snippet(
                  "drop metrics",
                  "Drops metrics by their name",
                  Tree.mapping()
                      .put("conditions", Tree.texts("metric.name == \"${1:orders}\""))
                      .build()));
      case "spec.output.otlp.headers[]" ->
          snippets.add(
              snippet(
                  "token",
                  "A header with a token of a Secret",
                  reference("backend", "token", 1)
                      .with("name", Tree.of("Authorization"))
                      .with("prefix", Tree.of("Bearer"))));
      case "spec.output.otlp.authentication" -> {
        snippets.add(
            snippet(
                "basic",
                "User and password of a Secret",
                Tree.mapping()
                    .put(
                        "basic",
                        Tree.mapping()
                            .put("user", reference("backend", "user", 1))
                            .put("password", reference("backend", "password", 4)))
                    .build()));
        snippets.add(
            snippet(
                "oauth2",
                "OAuth 2.0 client credentials of a Secret",
                Tree.mapping()
                    .put(
                        "oauth2",
                        Tree.mapping()
                            .put(
                                "tokenURL",
                                Tree.mapping()
                                    .put("value", "${1:https://login.example.com/oauth2/token}"))
                            .put("clientID", reference("backend", "clientID", 2))
                            .put("clientSecret", reference("backend", "clientSecret", 5)))
                    .build()));
      }
      case "spec.output.otlp.tls" ->
          snippets.add(
              snippet(
                  "client certificate",
                  "Both sides prove who they are",
                  Tree.mapping()
                      .put("cert", reference("backend", "tls.crt", 1))
                      .put("key", reference("backend", "tls.key", 4))
                      .build()));
      default -> {}
    }
    return Tree.sequence(snippets);
  }

  private static String lastWord(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static Tree.Mapping reference(String secret, String key, int first) {
    return Tree.mapping()
        .put(
            "valueFrom",
            Tree.mapping()
                .put(
                    "secretKeyRef",
                    Tree.mapping()
                        .put("name", "${" + first + ":" + secret + "}")
                        .put("namespace", "${" + (first + 1) + ":default}")
                        .put("key", "${" + (first + 2) + ":" + key + "}")))
        .build();
  }

  private static Tree snippet(String label, String description, Tree.Mapping body) {
    return Tree.mapping()
        .put("label", label)
        .put("description", description)
        .put("body", body)
        .build();
  }
}
