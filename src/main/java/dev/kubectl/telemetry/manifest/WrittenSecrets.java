package dev.kubectl.telemetry.manifest;

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
  public static final WrittenSecrets NONE = new WrittenSecrets(List.of());

  private final List<ManifestSecret> written;
  private final Map<SecretName, SecretData> byName = new HashMap<>();

  private record SecretName(String namespace, String name) {}

  private record ManifestSecret(SecretName name, SecretData data) {}

  private WrittenSecrets(List<ManifestSecret> written) {
    this.written = written;
    written.forEach(secret -> byName.put(secret.name(), secret.data()));
  }

  /** Those among some objects, in order. */
  public static WrittenSecrets of(List<? extends ManifestObject> objects) {
    List<ManifestSecret> secrets = new ArrayList<>();
    for (ManifestObject object : objects) {
      if (object instanceof ManifestObject.Secret secret) {
        String namespace = secret.namespace() == null ? "default" : secret.namespace();
        secrets.add(new ManifestSecret(new SecretName(namespace, secret.name()), secret.data()));
      }
    }
    return secrets.isEmpty() ? NONE : new WrittenSecrets(secrets);
  }

  /** Those of several files, in the order of the input. */
  public static WrittenSecrets joined(Stream<WrittenSecrets> files) {
    return new WrittenSecrets(files.flatMap(file -> file.written.stream()).toList());
  }

  /** How many were written, those of equal names included. */
  public int count() {
    return written.size();
  }

  public boolean isEmpty() {
    return written.isEmpty();
  }

  @Override
  public Lookup find(String namespace, String name) {
    SecretData data = byName.get(new SecretName(namespace, name));
    return data == null ? new Lookup.Missing() : new Lookup.Found(data);
  }
}
