package dev.kubectl.telemetry.cli.completion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Names from a cluster, kept for a moment: whoever presses Tab presses it again. That a cluster did
 * not answer is kept, too, as no names, so that only the first Tab waits for a dead one.
 */
final class NameCache {
  private static final Duration FRESH = Duration.ofSeconds(20);

  private final Path folder;
  private final Clock clock;

  NameCache(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** The names under a key, unless they are too old or were never kept. */
  Optional<List<String>> get(String key) {
    Path file = file(key);
    try {
      Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
      // A file from the future was written before the clock was set back.
      return age.isNegative() || age.compareTo(FRESH) > 0
          ? Optional.empty()
          : Optional.of(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps names; where that cannot be done, the next Tab asks again. */
  void put(String key, List<String> names) {
    try {
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, "names", ".new");
      Files.write(written, names, StandardCharsets.UTF_8);
      Files.move(written, file(key), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // A cache is never needed.
    }
  }

  private Path file(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
