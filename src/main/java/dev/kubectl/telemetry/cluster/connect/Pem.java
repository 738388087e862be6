package dev.kubectl.telemetry.cluster.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as kubeconfigs have them: in Base64, or in a file of their own. */
final class Pem {
  private Pem() {}

  /** The text of {@code KEY-data}, else of the file {@code KEY}; null if there is neither. */
  static @Nullable String of(Kubeconfig.Entry entry, String key) {
    String data = entry.text(key + "-data");
    if (data != null) {
      try {
        return new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw ClusterFailure.configuration(key + "-data of the kubeconfig is not Base64", null);
      }
    }
    String file = entry.file(key);
    return file == null ? null : ofFile(key, file);
  }

  static String ofFile(String what, String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw ClusterFailure.configuration(what + " " + file + " cannot be read", null);
    }
  }

  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
