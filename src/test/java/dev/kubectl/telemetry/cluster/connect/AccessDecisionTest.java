package dev.kubectl.telemetry.cluster.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What flags and kubeconfig files add up to; no server is asked. */
class AccessDecisionTest {
  private static final String TWO =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - {name: a, cluster: {server: "https://a:1"}}
      - {name: b, cluster: {server: "https://b:2/prefix", tls-server-name: bee}}
      users:
      - {name: ann, user: {token: t-ann}}
      - {name: bob, user: {username: bob, password: p}}
      - {name: dan, user: {auth-provider: {name: oidc}}}
      contexts:
      - {name: one, context: {cluster: a, user: ann, namespace: ones}}
      - {name: two, context: {cluster: b, user: bob}}
      - {name: gone, context: {cluster: zzz, user: ann}}
      - {name: nobody, context: {cluster: a, user: zzz}}
      - {name: old, context: {cluster: a, user: dan}}
      current-context: one
      """;

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  private Access decide(ConnectionOptions options) {
    return new AccessDecision(
            options,
            new Surroundings(environment, folder, folder.resolve("account")),
            Clock.systemUTC())
        .decide();
  }

  private Access decide(@Nullable String context, @Nullable String cluster, @Nullable String user) {
    return decide(
        ConnectionOptions.NONE.with(new ConnectionOptions.Choice(null, context, cluster, user)));
  }

  private ClusterFailure failure(
      @Nullable String context, @Nullable String cluster, @Nullable String user) {
    return catchThrowableOfType(ClusterFailure.class, () -> decide(context, cluster, user));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void theUsualFileIsInTheHomeDirectory() throws Exception {
    write(".kube/config", TWO);

    Access access = decide(null, null, null);

    assertThat(access.server()).isEqualTo(URI.create("https://a:1"));
    assertThat(access.namespace()).isEqualTo("ones");
    assertThat(access.identity().token()).isEqualTo(new TokenSource.Fixed("t-ann"));
  }

  @Test
  void aContextOrItsPartsCanBeChosen() throws Exception {
    write(".kube/config", TWO);

    assertThat(decide("two", null, null).server()).isEqualTo(URI.create("https://b:2/prefix"));
    assertThat(decide("two", null, null).namespace()).isEqualTo("default");
    assertThat(decide(null, "b", null).trust().serverName()).isEqualTo("bee");
    assertThat(decide(null, null, "bob").identity().login())
        .isEqualTo(new Access.Login("bob", "p"));
  }

  @Test
  void ofSeveralFilesTheFirstThatNamesSomethingDecides() throws Exception {
    Path first =
        write(
            "first",
            """
            clusters: [{name: a, cluster: {server: "https://first", certificate-authority: ca}}]
            current-context: two
            """);
    write("ca", "PEM");
    Path second = write("second", TWO);
    environment.put("KUBECONFIG", first + ":" + folder.resolve("missing") + ":" + second);

    assertThat(decide(null, null, null).context()).isEqualTo("two");
    assertThat(decide("one", null, null).server()).isEqualTo(URI.create("https://first"));
    assertThat(decide("one", null, null).trust().authority()).isEqualTo("PEM");
  }

  @Test
  void whatIsNamedButMissingIsSaidWithWhatThereIs() throws Exception {
    Path file = write(".kube/config", TWO);

    assertThat(failure("zzz", null, null).text())
        .isEqualTo("context \"zzz\" does not exist in " + file);
    assertThat(failure("zzz", null, null).hint())
        .isEqualTo("contexts there are: gone, nobody, old, one, two");
    assertThat(failure("gone", null, null).text())
        .isEqualTo("cluster \"zzz\" of context \"gone\" does not exist in " + file);
    assertThat(failure("nobody", null, null).text())
        .isEqualTo("user \"zzz\" of context \"nobody\" does not exist in " + file);
    assertThat(failure("old", null, null).text())
        .isEqualTo("user \"dan\" logs in with the auth-provider oidc, which is not supported");
  }

  @Test
  void withoutAnyKubeconfigThePlacesAreNamed() {
    assertThat(failure(null, null, null).text())
        .isEqualTo(
            "no cluster is configured: there is no kubeconfig at "
                + folder.resolve(".kube").resolve("config"));
  }

  @Test
  void aPodWithoutATokenIsToldThatItIsMissing() {
    environment.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    environment.put("KUBERNETES_SERVICE_PORT", "443");

    ClusterFailure failure = failure(null, null, null);

    assertThat(failure.text())
        .endsWith(
            ", and no token of this pod's service account at "
                + folder.resolve("account").resolve("token"));
    assertThat(failure.hint()).contains("automountServiceAccountToken");
  }

  @Test
  void aBrokenKubeconfigIsNamedWithItsPlaceAndNoSecretOfIt() throws Exception {
    Path file = write(".kube/config", "users:\n- name: [x\n  token: s3cret\n");

    ClusterFailure failure = failure(null, null, null);

    assertThat(failure.text())
        .startsWith("kubeconfig " + file + ":")
        .contains("is not readable YAML")
        .doesNotContain("s3cret");
  }

  @Test
  void aSecretIsInNoText() throws Exception {
    write(".kube/config", TWO);
    ConnectionOptions options =
        ConnectionOptions.NONE.with(
            new ConnectionOptions.Credentials("s3cret", null, null, null, null));

    assertThat(options.toString() + decide(options) + decide("two", null, null))
        .doesNotContain("s3cret")
        .doesNotContain("t-ann")
        .doesNotContain("=p");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com:6443, example.com, true",
    "https://api.example.com:6443, .example.com, true",
    "https://example.com, .example.com, false",
    "https://example.com, example.com, true",
    "https://badexample.com, example.com, false",
    "https://api.example.com:6443, '*', true",
    "https://api.example.com:6443, 'other,*.example.com', true",
    "https://api.example.com:6443, api.example.com:443, false",
    "https://api.example.com:6443, api.example.com:6443, true",
    "https://10.1.2.3:6443, 10.0.0.0/8, true",
    "https://11.1.2.3:6443, 10.0.0.0/8, false",
    "https://10.1.2.3:6443, 10.1.2.3, true",
    "https://[fd00::1]:6443, fd00::/8, true",
    "https://127.0.0.1:6443, '', true",
    "https://localhost:6443, '', true",
    "https://10.1.2.3:6443, '', false",
  })
  void someServersAreReachedWithoutTheProxy(String server, String exceptions, boolean excepted) {
    environment.put("https_proxy", "proxy:3128");
    environment.put("NO_PROXY", exceptions);

    URI proxy =
        ProxyVariables.proxyFor(URI.create(server), new Surroundings(environment, folder, folder));

    assertThat(proxy).isEqualTo(excepted ? null : URI.create("http://proxy:3128"));
  }

  /**
   * Whether kubectl takes a command line is asked of kubectl. One case is different on purpose: for
   * a context whose user is missing it asks for a name and a password.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--context=two",
        "--context=zzz",
        "--cluster=b",
        "--cluster=zzz",
        "--user=bob",
        "--user=zzz",
        "--as-group=x",
        "--as=y --as-group=x",
        "--token=x --user=bob",
        "--insecure-skip-tls-verify --certificate-authority=nothing",
        "--client-certificate=nothing --client-key=nothing",
      })
  void whatKubectlRefusesIsRefused(String flags) throws Exception {
    Path kubectl = RealPrograms.require("kubectl");
    Path file = write("config", TWO.replace("https://", "https://127.0.0.1:1/"));
    List<String> command = new ArrayList<>();
    command.addAll(List.of(kubectl.toString(), "--kubeconfig=" + file, "get", "--raw", "/api"));
    List<String> words = flags.isEmpty() ? List.of() : List.of(flags.split(" "));
    command.addAll(words);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    boolean tried = said.contains("refused") || said.contains("Unable to connect");

    ClusterFailure ours =
        catchThrowableOfType(ClusterFailure.class, () -> decide(KubectlFlags.of(file, words)));

    assertThat(ours == null).as(said + ours).isEqualTo(tried);
  }
}
