package dev.kubectl.telemetry.cluster.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the bearer token of a request comes from; asked before each one. */
sealed interface TokenSource {
  /** The token, or null for none. */
  @Nullable String token();

  /** One that never changes. */
  record Fixed(String token) implements TokenSource {
    @Override
    public String toString() {
      return "Fixed";
    }
  }

  /** A file that somebody renews, as the kubelet does; read again after a minute. */
  final class Renewed implements TokenSource {
    private static final Duration AGE = Duration.ofMinutes(1);

    private final Path file;
    private final Clock clock;
    private @Nullable String last;
    private Instant readAt = Instant.MIN;

    Renewed(Path file, Clock clock) {
      this.file = file;
      this.clock = clock;
    }

    @Override
    public synchronized @Nullable String token() {
      if (last == null || clock.instant().isAfter(readAt.plus(AGE))) {
        try {
          last = Files.readString(file).strip();
          readAt = clock.instant();
        } catch (IOException e) {
          if (last == null) {
            throw ClusterFailure.configuration("token file " + file + " cannot be read", null);
          }
          // The old one may still do; the server decides.
        }
      }
      return last;
    }
  }

  /** A credential plugin; run again when its token expires. */
  final class Plugin implements TokenSource {
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final ExecPlugin plugin;
    private final Clock clock;
    private ExecPlugin.@Nullable Credential last;

    Plugin(ExecPlugin plugin, Clock clock) {
      this.plugin = plugin;
      this.clock = clock;
    }

    @Override
    public @Nullable String token() {
      return credential().token();
    }

    synchronized ExecPlugin.Credential credential() {
      ExecPlugin.Credential known = last;
      if (known == null || known.expires().isBefore(clock.instant().plus(MARGIN))) {
        known = plugin.run();
        last = known;
      }
      return known;
    }
  }
}
