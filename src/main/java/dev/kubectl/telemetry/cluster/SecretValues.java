package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.SecretSource.SecretData;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The data of a live Secret, decoded. */
final class SecretValues {
  private SecretValues() {}

  static SecretData of(Tree.Mapping secret) {
    Map<String, byte[]> values = new LinkedHashMap<>();
    ObjectView data = ObjectView.of(secret).at("data");
    for (String key : data.tree().entries().keySet()) {
      // The server takes only what is base64, and writes it in this form.
      values.put(key, Base64.getMimeDecoder().decode(data.text(key)));
    }
    return new SecretData(values);
  }
}
