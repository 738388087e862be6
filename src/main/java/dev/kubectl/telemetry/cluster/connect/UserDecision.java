package dev.kubectl.telemetry.cluster.connect;

import static dev.kubectl.telemetry.cluster.connect.AccessDecision.or;

import dev.kubectl.telemetry.yaml.Tree;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who asks, and as whom: flags over the kubeconfig's user. */
record UserDecision(
    ConnectionOptions options,
    String name,
    Kubeconfig.Entry user,
    Tree.Mapping pluginCluster,
    Surroundings surroundings,
    Clock clock) {

  Access.Identity identity() {
    ConnectionOptions.Credentials flags = options.credentials();
    Access.KeyPair key = keyPair(flags);
    TokenSource token = token(flags);
    Access.Login login = login(flags);
    if (token != null && login != null) {
      throw ClusterFailure.configuration(
          "user \"" + name + "\" has both a token and a password; only one is allowed", null);
    }
    if (token != null || login != null || key != null) {
      return new Access.Identity(token, key, login);
    }
    return other();
  }

  private @Nullable TokenSource token(ConnectionOptions.Credentials flags) {
    String given = or(flags.token(), null);
    if (!given.isEmpty()) {
      return new TokenSource.Fixed(given);
    }
    // As in client-go: the file wins, since it is renewed.
    String file = user.file("tokenFile");
    if (file != null) {
      return new TokenSource.Renewed(Path.of(file), clock);
    }
    String token = user.text("token");
    return token == null ? null : new TokenSource.Fixed(token);
  }

  private Access.@Nullable Login login(ConnectionOptions.Credentials flags) {
    String login = or(flags.username(), user.text("username"));
    return login.isEmpty()
        ? null
        : new Access.Login(login, or(flags.password(), user.text("password")));
  }

  private Access.@Nullable KeyPair keyPair(ConnectionOptions.Credentials flags) {
    String certificateFile = flags.clientCertificate();
    String keyFile = flags.clientKey();
    String certificate =
        certificateFile == null
            ? Pem.of(user, "client-certificate")
            : Pem.ofFile("client-certificate", certificateFile);
    String key = keyFile == null ? Pem.of(user, "client-key") : Pem.ofFile("client-key", keyFile);
    if ((certificate == null) != (key == null)) {
      throw ClusterFailure.configuration(
          "user \""
              + name
              + "\" has a client "
              + (key == null ? "certificate but no key" : "key but no certificate"),
          null);
    }
    return certificate == null || key == null ? null : new Access.KeyPair(certificate, key);
  }

  /** Credentials that somebody else makes. */
  private Access.Identity other() {
    if (user.value().get("exec") instanceof Tree.Mapping exec) {
      TokenSource.Plugin plugin =
          new TokenSource.Plugin(
              new ExecPlugin(name, user, exec, pluginCluster, surroundings), clock);
      ExecPlugin.Credential first = plugin.credential();
      return new Access.Identity(first.token() == null ? null : plugin, first.key(), null);
    }
    if (user.value().get("auth-provider") instanceof Tree.Mapping provider) {
      throw ClusterFailure.configuration(
          "user \""
              + name
              + "\" logs in with the auth-provider "
              + Kubeconfig.text(provider, "name")
              + ", which is not supported",
          "use a credential plugin instead (users[].user.exec), such as kubectl oidc-login");
    }
    return Access.Identity.NONE;
  }

  Access.Impersonation impersonation() {
    ConnectionOptions.Impersonation flags = options.impersonation();
    String as = or(flags.user(), user.text("as"));
    List<String> groups = flags.groups().isEmpty() ? user.texts("as-groups") : flags.groups();
    String uid = or(flags.uid(), user.text("as-uid"));
    Map<String, List<String>> extra = flags.extra().isEmpty() ? extra() : flags.extra();
    if (as.isEmpty() && !(groups.isEmpty() && uid.isEmpty() && extra.isEmpty())) {
      throw ClusterFailure.configuration(
          "a group, uid or extra to ask as, but no user to ask as", "add --as=USER");
    }
    return as.isEmpty()
        ? Access.Impersonation.NONE
        : new Access.Impersonation(
            as, groups, Optional.of(uid).filter(text -> !text.isEmpty()).orElse(null), extra);
  }

  private Map<String, List<String>> extra() {
    Map<String, List<String>> extra = new LinkedHashMap<>();
    if (user.value().get("as-user-extra") instanceof Tree.Mapping mapping) {
      Kubeconfig.Entry entry = new Kubeconfig.Entry(mapping, user.folder());
      mapping.entries().keySet().forEach(key -> extra.put(key, entry.texts(key)));
    }
    return extra;
  }
}
