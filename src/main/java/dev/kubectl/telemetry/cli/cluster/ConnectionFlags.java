package dev.kubectl.telemetry.cli.cluster;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.VersionProvider;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.cluster.connect.ConnectionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The connection flags of kubectl, under the same names and letters, for every command that talks
 * to a cluster:
 *
 * <pre>{@code
 * @ArgGroup(validate = false, order = 9, heading = ConnectionFlags.HEADING)
 * private ConnectionFlags connection = new ConnectionFlags();
 * }</pre>
 *
 * <p>The ones that hardly anybody types are left out of the help page, as kubectl does.
 */
public final class ConnectionFlags {
  public static final String HEADING =
      "%nConnection (the other ones of \"kubectl options\" work, too):%n";

  @Option(names = "--kubeconfig", paramLabel = "FILE", description = "The kubeconfig to use.")
  @Nullable String kubeconfig;

  @Option(names = "--context", paramLabel = "NAME", description = "The context to use.")
  @Nullable String context;

  @Option(names = "--cluster", paramLabel = "NAME", description = "The cluster to use.")
  @Nullable String cluster;

  @Option(names = "--user", paramLabel = "NAME", description = "The kubeconfig user to use.")
  @Nullable String user;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "The namespace of the telemetry module.")
  @Nullable String namespace;

  @Option(
      names = {"-s", "--server"},
      paramLabel = "URL",
      description = "The address of the API server.")
  @Nullable String server;

  @Option(names = "--as", paramLabel = "USER", description = "Ask as another user.")
  @Nullable String as;

  @Option(
      names = "--request-timeout",
      paramLabel = "TIME",
      converter = Timeout.class,
      description = "How long to wait for one answer, such as 30s; 0 for ever.")
  Duration requestTimeout = Duration.ZERO;

  @Option(names = "--as-group", hidden = true, description = "Ask as a member of a group.")
  List<String> asGroups = new ArrayList<>();

  @Option(names = "--as-uid", hidden = true, description = "Ask with another user's id.")
  @Nullable String asUid;

  @Option(
      names = "--as-user-extra",
      hidden = true,
      paramLabel = "KEY=VALUE",
      description = "What else to say about the other user.")
  List<String> asUserExtra = new ArrayList<>();

  @Option(names = "--token", hidden = true, description = "A bearer token.")
  @Nullable String token;

  @Option(names = "--username", hidden = true, description = "For basic authentication.")
  @Nullable String username;

  @Option(names = "--password", hidden = true, description = "For basic authentication.")
  @Nullable String password;

  @Option(
      names = "--certificate-authority",
      hidden = true,
      description = "Who issued the server's certificate: a file.")
  @Nullable String certificateAuthority;

  @Option(names = "--client-certificate", hidden = true, description = "A certificate file.")
  @Nullable String clientCertificate;

  @Option(names = "--client-key", hidden = true, description = "The key of the certificate.")
  @Nullable String clientKey;

  @Option(
      names = "--insecure-skip-tls-verify",
      hidden = true,
      description = "Do not look at the server's certificate. This is insecure.")
  boolean insecureSkipTlsVerify;

  @Option(
      names = "--tls-server-name",
      hidden = true,
      description = "The name in the server's certificate.")
  @Nullable String tlsServerName;

  @Option(names = "--proxy-url", hidden = true, description = "The proxy to go through.")
  @Nullable String proxyUrl;

  /** Where kubectl would keep or write something, or how it would log: taken, and not needed. */
  @Option(
      names = {
        "--cache-dir",
        "--kuberc",
        "--profile",
        "--profile-output",
        "--log-flush-frequency",
        "-v",
        "--v",
        "--vmodule"
      },
      hidden = true,
      paramLabel = "VALUE",
      description = "As in kubectl; makes no difference.")
  List<String> ignoredValues = new ArrayList<>();

  @Option(
      names = {"--disable-compression", "--match-server-version", "--warnings-as-errors"},
      hidden = true,
      arity = "0..1",
      fallbackValue = "true",
      description = "As in kubectl; makes no difference.")
  List<Boolean> ignoredSwitches = new ArrayList<>();

  public ConnectionOptions options() {
    return new ConnectionOptions(
        new ConnectionOptions.Choice(kubeconfig, context, cluster, user),
        new ConnectionOptions.Server(
            server, certificateAuthority, insecureSkipTlsVerify, tlsServerName, proxyUrl),
        new ConnectionOptions.Credentials(token, clientCertificate, clientKey, username, password),
        new ConnectionOptions.Impersonation(as, asGroups, asUid, extra()),
        namespace,
        requestTimeout);
  }

  private Map<String, List<String>> extra() {
    Map<String, List<String>> extra = new LinkedHashMap<>();
    for (String pair : asUserExtra) {
      int end = pair.indexOf('=');
      if (end < 1) {
        throw new CommandFailure(
            ExitCode.USAGE, "--as-user-extra wants KEY=VALUE, but was '" + pair + "'", null);
      }
      extra
          .computeIfAbsent(pair.substring(0, end), key -> new ArrayList<>())
          .add(pair.substring(end + 1));
    }
    return extra;
  }

  /** What {@code --namespace} says; null without it: commands have defaults of their own. */
  public @Nullable String namespace() {
    return namespace;
  }

  /**
   * Connects; to be closed by the caller.
   *
   * @throws dev.kubectl.telemetry.cluster.connect.ClusterFailure as {@link Connection#open}
   */
  public Connection open() {
    return Connection.open(options(), VersionProvider.version());
  }

  /** Seconds as a number, or a duration with units. */
  static final class Timeout implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      boolean number = text.matches("[0-9]{1,9}");
      return (number ? GoDuration.parse(text + "s") : GoDuration.parse(text))
          .filter(duration -> !duration.isNegative())
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected seconds or a time such as 30s or 2m, but was '" + text + "'"));
    }
  }
}
