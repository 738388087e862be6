package dev.kubectl.telemetry.random;

import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.Output.ValueFrom;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.SecretSource.Lookup;
import dev.kubectl.telemetry.api.SecretSource.SecretData;
import dev.kubectl.telemetry.yaml.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Value holders, and the Secrets that some of them refer to.
 *
 * <p>A text may have {@value #MARK} in it, in whose place comes something unique, so that a value
 * that leaks can be found.
 */
final class RandomSecrets implements SecretSource {
  /** Stands for a unique text. */
  static final String MARK = "§";

  private static final String NAMESPACE = "default";
  private static final String MISSING = "missing";
  private static final String UNREADABLE = "unreadable";

  private final Chance chance;
  private final Map<String, Map<String, byte[]>> secrets = new HashMap<>();
  private final Set<String> marks = new HashSet<>();

  RandomSecrets(Chance chance) {
    this.chance = chance;
  }

  @Override
  public Lookup find(String namespace, String name) {
    if (!namespace.equals(NAMESPACE)) {
      return new Lookup.Missing();
    }
    if (name.equals(UNREADABLE)) {
      return new Lookup.Unreadable("the server did not answer");
    }
    Map<String, byte[]> values = secrets.get(name);
    return values == null ? new Lookup.Missing() : new Lookup.Found(new SecretData(values));
  }

  /** The Secrets so far, as they are written. */
  List<Tree.Mapping> manifests() {
    List<Tree.Mapping> manifests = new ArrayList<>();
    secrets.forEach((name, values) -> {
      Tree.Builder data = Tree.mapping();
      values.forEach(
          (key, value) -> data.put(key, Tree.of(Base64.getEncoder().encodeToString(value))));
      manifests.add(
          Tree.mapping()
              .put("apiVersion", "v1")
              .put("kind", "Secret")
              .put("metadata", Tree.mapping().put("name", name).put("namespace", NAMESPACE).build())
              .put("data", data.build())
              .build());
    });
    return manifests;
  }

  /** What is in values of Secrets and nowhere else. */
  Set<String> marks() {
    return Set.copyOf(marks);
  }

  /** A holder of the text, written down or in a Secret; seldom a broken one. */
  ValueHolder holder(String text) {
    if (chance.wrong()) {
      return broken();
    }
    if (chance.percent(55)) {
      return ValueHolder.of(text.replace(MARK, chance.mark()));
    }
    String mark = chance.mark();
    if (text.contains(MARK)) {
      marks.add(mark);
    }
    return inSecret(text.replace(MARK, mark).getBytes(StandardCharsets.UTF_8));
  }

  /** A holder of a text that has several lines, of which the second is unique. */
  ValueHolder holderOfPem(String text) {
    if (chance.wrong()) {
      return broken();
    }
    if (chance.percent(50)) {
      return ValueHolder.of(text);
    }
    List<String> lines = text.lines().toList();
    if (lines.size() > 2 && lines.get(1).length() > 20) {
      marks.add(lines.get(1));
    }
    return inSecret(text.getBytes(StandardCharsets.UTF_8));
  }

  private ValueHolder inSecret(byte[] value) {
    String name = chance.one(List.of("creds.v1", "backend", "s-1"));
    Map<String, byte[]> values = secrets.computeIfAbsent(name, _ -> new HashMap<>());
    String key = "k" + values.size();
    values.put(key, value);
    return ValueHolder.ofSecret(NAMESPACE, name, key);
  }

  private ValueHolder broken() {
    List<ValueHolder> holders = new ArrayList<>();
    holders.add(new ValueHolder(null, null));
    holders.add(new ValueHolder("", null));
    holders.add(new ValueHolder(null, new ValueFrom(null)));
    holders.add(new ValueHolder(null, new ValueFrom(new SecretKeyRef(null, null, null))));
    holders.add(ValueHolder.ofSecret("", "", ""));
    holders.add(ValueHolder.ofSecret(NAMESPACE, MISSING, "k"));
    holders.add(ValueHolder.ofSecret("elsewhere", MISSING, "k"));
    holders.add(ValueHolder.ofSecret(NAMESPACE, UNREADABLE, "k"));
    holders.add(ValueHolder.ofSecret(NAMESPACE, "creds.v1", "no-such-key"));
    holders.add(inSecret(new byte[0]));
    holders.add(inSecret(new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF}));
    holders.add(inSecret(new byte[] {'a', 0, 'b'}));
    holders.add(inSecret(new byte[] {'\n'}));
    return chance.one(holders);
  }
}
