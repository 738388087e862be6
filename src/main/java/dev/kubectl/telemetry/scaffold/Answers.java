package dev.kubectl.telemetry.scaffold;

import dev.kubectl.telemetry.scaffold.backend.Authentication;
import dev.kubectl.telemetry.scaffold.backend.Backend;
import dev.kubectl.telemetry.scaffold.backend.Protocol;
import dev.kubectl.telemetry.scaffold.backend.SecretKeys;
import dev.kubectl.telemetry.scaffold.recipe.RecipeUse;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a pipeline is made of, each part known to be right by itself.
 *
 * @param namespaces of every input that is on; null for what an input does by itself
 * @param endpoint a text, or {@code @KEY} of the Secret
 * @param secret where secrets are; there is one even if nothing needs it
 * @param tokenUrl for OAuth2; empty otherwise
 * @param headers those of the backend included
 */
public record Answers(
    String name,
    Set<InputKind> inputs,
    @Nullable NamespaceChoice namespaces,
    Backend backend,
    Protocol protocol,
    String endpoint,
    TransportSecurity security,
    Authentication authentication,
    SecretName secret,
    String tokenUrl,
    List<String> scopes,
    List<HeaderChoice> headers,
    List<RecipeUse> filters,
    List<RecipeUse> transforms) {
  public Answers {
    inputs = Collections.unmodifiableSet(EnumSet.copyOf(inputs));
    scopes = List.copyOf(scopes);
    headers = List.copyOf(headers);
    filters = List.copyOf(filters);
    transforms = List.copyOf(transforms);
  }

  /** The keys of the Secret, with the one that the user named. */
  SecretKeys keys() {
    SecretKeys keys = backend.keys();
    return switch (authentication) {
      case NONE -> keys;
      case BASIC -> keys.withPassword(secret.keyOr(keys.password()));
      case OAUTH2 -> keys.withClientSecret(secret.keyOr(keys.clientSecret()));
      case MTLS -> keys.withCertificate(keys.certificate(), secret.keyOr(keys.privateKey()));
    };
  }
}
