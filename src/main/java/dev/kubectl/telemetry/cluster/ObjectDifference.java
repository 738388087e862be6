package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether applying an object would change anything, found out without asking the server.
 *
 * <p>Two things have to hold for "no": the live object says what we want to say, and the fields
 * that the server keeps under our name ({@code metadata.managedFields}) are just those that we want
 * to set. The server's defaults and other people's fields are in neither. A field that somebody
 * else changed is not ours any more, and one that we do not want any more is still ours: both show.
 *
 * <p>When in doubt the answer is "yes": a needless apply is harmless, since the server does not
 * write what is equal.
 */
public final class ObjectDifference {
  /** What identifies an object and cannot be owned. */
  private static final Set<String> IDENTITY = Set.of("apiVersion", "kind");

  private static final Set<String> METADATA_IDENTITY = Set.of("name", "namespace");

  /** Kinds of whose data every key counts. */
  private static final Set<String> WHOLE = Set.of("ConfigMap", "Secret");

  static final String DATA = "data";

  private ObjectDifference() {}

  /** What counts as a difference. */
  public sealed interface Basis {
    /** Whose fields the desired ones are: the question of somebody who is going to apply. */
    record FieldsOf(String fieldManager) implements Basis {}

    /** Only what the fields say, whoever set them: the question of somebody who looks on. */
    record Values() implements Basis {}
  }

  /** Whether {@code live}, null when there is none, differs from what is wanted. */
  public static boolean exists(Tree.Mapping desired, Tree.@Nullable Mapping live, Basis basis) {
    if (live == null || !strangers(desired, live).isEmpty()) {
      return true;
    }
    return switch (basis) {
      case Basis.Values() -> !covers(withoutIdentity(desired), live);
      case Basis.FieldsOf(String fieldManager) -> {
        Tree.Mapping owned = ownedFields(live, fieldManager);
        yield owned == null
            || Predecessor.exists(live, fieldManager)
            || !same(withoutIdentity(desired), live, owned);
      }
    };
  }

  /**
   * What somebody else put into the data of an object that is to hold ours alone: the pods would
   * get every key of such a Secret as a variable. Server-side apply lets it stand.
   */
  static List<String> strangers(Tree.Mapping desired, Tree.Mapping live) {
    if (!WHOLE.contains(ObjectView.of(desired).text("kind"))
        || !(desired.get(DATA) instanceof Tree.Mapping wanted)
        || !(live.get(DATA) instanceof Tree.Mapping there)) {
      return List.of();
    }
    return there.entries().keySet().stream().filter(key -> wanted.get(key) == null).toList();
  }

  private static Tree.@Nullable Mapping ownedFields(Tree.Mapping live, String fieldManager) {
    for (ObjectView entry : ObjectView.of(live).at("metadata").items("managedFields")) {
      if (entry.text("manager").equals(fieldManager)
          && entry.text("operation").equals("Apply")
          && entry.text("subresource").isEmpty()) {
        return entry.at("fieldsV1").tree();
      }
    }
    return null;
  }

  private static Tree.Mapping withoutIdentity(Tree.Mapping desired) {
    Tree.Mapping rest = desired;
    for (String key : IDENTITY) {
      rest = rest.without(key);
    }
    Tree.Mapping metadata = ObjectView.of(desired).at("metadata").tree();
    for (String key : METADATA_IDENTITY) {
      metadata = metadata.without(key);
    }
    return metadata.isEmpty() ? rest.without("metadata") : rest.with("metadata", metadata);
  }

  /**
   * @param owned what is ours below this point; empty for a leaf, which is owned as a whole
   */
  private static boolean same(Tree desired, @Nullable Tree live, Tree.Mapping owned) {
    return switch (desired) {
      case Tree.Scalar scalar -> scalar.equals(live);
      case Tree.Mapping mapping ->
          live instanceof Tree.Mapping other
              && (isLeaf(owned) ? covers(mapping, other) : sameFields(mapping, other, owned));
      case Tree.Sequence sequence ->
          live instanceof Tree.Sequence other
              && (isLeaf(owned)
                  ? coversInOrder(sequence.items(), other.items())
                  : sameItems(sequence.items(), other.items(), owned));
    };
  }

  private static boolean isLeaf(Tree.Mapping owned) {
    return owned.entries().keySet().stream().allMatch(key -> key.equals("."));
  }

  private static boolean sameFields(Tree.Mapping desired, Tree.Mapping live, Tree.Mapping owned) {
    for (Map.Entry<String, Tree> field : desired.entries().entrySet()) {
      if (!(owned.get("f:" + field.getKey()) instanceof Tree.Mapping below)
          || !same(field.getValue(), live.get(field.getKey()), below)) {
        return false;
      }
    }
    return owned.entries().keySet().stream()
        .filter(key -> key.startsWith("f:"))
        .allMatch(key -> desired.get(key.substring(2)) != null);
  }

  /** Items of a list that several managers share; ours are found by their keys or values. */
  private static boolean sameItems(List<Tree> desired, List<Tree> live, Tree.Mapping owned) {
    long ours =
        owned.entries().keySet().stream()
            .filter(key -> key.startsWith("k:") || key.startsWith("v:"))
            .count();
    return ours == desired.size()
        && desired.stream()
            .allMatch(item ->
                owned.entries().entrySet().stream()
                    .anyMatch(entry ->
                        ItemKey.matches(entry.getKey(), item)
                            && entry.getValue() instanceof Tree.Mapping below
                            && live.stream()
                                .anyMatch(other ->
                                    ItemKey.matches(entry.getKey(), other)
                                        && same(item, other, below))));
  }

  /** An atomic part: what we want is there, with nothing more than the server's defaults. */
  private static boolean covers(Tree.Mapping desired, Tree.Mapping live) {
    return desired.entries().entrySet().stream()
        .allMatch(entry -> covers(entry.getValue(), live.get(entry.getKey())));
  }

  private static boolean covers(Tree desired, @Nullable Tree live) {
    return switch (desired) {
      case Tree.Scalar scalar -> scalar.equals(live);
      case Tree.Mapping mapping -> live instanceof Tree.Mapping other && covers(mapping, other);
      case Tree.Sequence sequence ->
          live instanceof Tree.Sequence other && coversInOrder(sequence.items(), other.items());
    };
  }

  private static boolean isOwner(Tree item) {
    return item instanceof Tree.Mapping mapping && mapping.get("uid") != null;
  }

  private static boolean coversInOrder(List<Tree> desired, List<Tree> live) {
    if (!desired.isEmpty() && desired.stream().allMatch(ObjectDifference::isOwner)) {
      // The owners of an object have no order, and others may own it, too.
      return desired.stream()
          .allMatch(item -> live.stream().anyMatch(other -> covers(item, other)));
    }
    if (desired.size() != live.size()) {
      return false;
    }
    for (int i = 0; i < desired.size(); i++) {
      if (!covers(desired.get(i), live.get(i))) {
        return false;
      }
    }
    return true;
  }
}
