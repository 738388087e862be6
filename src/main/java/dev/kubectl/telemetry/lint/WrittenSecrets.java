package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Secrets among the files. Of two with the same name the last one counts, as it does for
 * kubectl apply.
 */
public final class WrittenSecrets implements SecretSource {
  static final WrittenSecrets NONE = new WrittenSecrets(List.of());

  private final List<ManifestSecret> written;
  private final Map<String, SecretData> byName = new HashMap<>();

  private record ManifestSecret(String key, SecretData data) {}

  private WrittenSecrets(List<ManifestSecret> written) {
    this.written = written;
    written.forEach(secret -> byName.put(secret.key(), secret.data()));
  }

  /** Those of one file. */
  public static WrittenSecrets of(LintFile file) {
    List<ManifestSecret> secrets = new ArrayList<>();
    for (ManifestObject object : file.objects()) {
      if (object instanceof ManifestObject.Secret secret) {
        String namespace = secret.namespace() == null ? "default" : secret.namespace();
        secrets.add(new ManifestSecret(key(namespace, secret.name()), secret.data()));
      }
    }
    return secrets.isEmpty() ? NONE : new WrittenSecrets(secrets);
  }

  /** Those of several files, in the order of the input. */
  static WrittenSecrets joined(Stream<WrittenSecrets> files) {
    return new WrittenSecrets(files.flatMap(file -> file.written.stream()).toList());
  }

  /** How many were written, those of equal names included. */
  int count() {
    return written.size();
  }

  public boolean isEmpty() {
    return written.isEmpty();
  }

  @Override
  public Lookup find(String namespace, String name) {
    SecretData data = byName.get(key(namespace, name));
    return data == null ? new Lookup.Missing() : new Lookup.Found(data);
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
