package dev.kubectl.telemetry.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cluster.connect.ConnectionOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

class ConnectionFlagsTest {
  /** {@code -n, --namespace='':} as kubectl lists its own flags. */
  private static final Pattern FLAG =
      Pattern.compile("^ +(?:(-[a-z]), )?(--[a-z-]+)=(\\S*):$", Pattern.MULTILINE);

  @Command
  static final class AnyCommand {
    @ArgGroup(validate = false)
    ConnectionFlags connection = new ConnectionFlags();
  }

  @Test
  void everyFlagOfTheRealKubectlIsTaken() throws Exception {
    Process kubectl =
        new ProcessBuilder(RealPrograms.require("kubectl").toString(), "options").start();
    Matcher flags =
        FLAG.matcher(new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8));

    List<Flag> all =
        flags.results().map(m -> new Flag(m.group(1), m.group(2), m.group(3))).toList();

    assertThat(all).hasSizeGreaterThan(20);
    assertThat(all).allSatisfy(flag -> flag.spellings().forEach(ConnectionFlagsTest::parsed));
  }

  /** One flag and its default, which says of what kind its values are. */
  private record Flag(String letter, String name, String defaultValue) {
    Stream<String> spellings() {
      String value =
          switch (defaultValue) {
            case "true", "false" -> "true";
            default -> name.equals("--as-user-extra") ? "reason=tried" : "5s";
          };
      Stream<String> bare = value.equals("true") ? Stream.of(name) : Stream.of();
      Stream<String> joined = Stream.of(name + "=" + value);
      Stream<String> short1 = letter == null ? Stream.of() : Stream.of(letter + "=" + value);
      return Stream.of(bare, joined, short1).flatMap(s -> s);
    }
  }

  @Test
  void whatTheFlagsSayIsWhatTheConnectionIsAskedFor() {
    ConnectionOptions options =
        parsed(
            "--context=prod",
            "-s",
            "https://example.com:6443",
            "-n",
            "kyma-system",
            "--as=jane",
            "--as-group=a",
            "--as-group=b",
            "--as-user-extra=reason=why",
            "--as-user-extra=reason=how",
            "--request-timeout=2m",
            "--insecure-skip-tls-verify");

    assertThat(options.choice().context()).isEqualTo("prod");
    assertThat(options.server().address()).isEqualTo("https://example.com:6443");
    assertThat(options.server().insecureSkipTlsVerify()).isTrue();
    assertThat(options.namespace()).isEqualTo("kyma-system");
    assertThat(options.requestTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(options.impersonation())
        .isEqualTo(
            new ConnectionOptions.Impersonation(
                "jane", List.of("a", "b"), null, Map.of("reason", List.of("why", "how"))));
  }

  @Test
  void aSecondIsWhatANumberWithoutUnitMeans() {
    assertThat(parsed("--request-timeout=7").requestTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThatThrownBy(() -> parsed("--request-timeout=soon"))
        .hasMessageContaining("expected seconds or a time such as 30s or 2m, but was 'soon'");
  }

  @Test
  void extraWithoutAKeyIsRefused() {
    assertThatThrownBy(() -> parsed("--as=jane", "--as-user-extra=why"))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("--as-user-extra wants KEY=VALUE, but was 'why'");
  }

  @Test
  void noTextFormHasACredential() {
    assertThat(parsed("--token=s3cr3t", "--username=u", "--password=s3cr3t").toString())
        .doesNotContain("s3cr3t");
  }

  private static ConnectionOptions parsed(String... words) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs(words);
    return command.connection.options();
  }
}
