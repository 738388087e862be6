package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of one feed as they were last heard of. Takes news from two sides, the watch and our
 * own writes, and never goes back to an older version of an object.
 */
final class ObjectStore {
  private final Map<ObjectKey, Tree.Mapping> objects = new HashMap<>();

  synchronized List<Tree.Mapping> all() {
    return List.copyOf(objects.values());
  }

  /** Whether this is news. */
  synchronized boolean put(Tree.Mapping object) {
    ObjectKey key = ObjectKey.of(object);
    Tree.Mapping known = objects.get(key);
    if (known != null && !isNewer(object, known)) {
      return false;
    }
    objects.put(key, object);
    return true;
  }

  /** Whether it was there. */
  synchronized boolean remove(ObjectKey key) {
    return objects.remove(key) != null;
  }

  /** Takes over a whole list; whether that is news. */
  synchronized boolean replace(List<Tree.Mapping> list) {
    Map<ObjectKey, Tree.Mapping> next = new HashMap<>();
    boolean news = false;
    for (Tree.Mapping object : list) {
      ObjectKey key = ObjectKey.of(object);
      Tree.Mapping known = objects.get(key);
      boolean newer = known == null || isNewer(object, known);
      next.put(key, newer || known == null ? object : known);
      news |= newer;
    }
    news |= !next.keySet().equals(objects.keySet());
    objects.clear();
    objects.putAll(next);
    return news;
  }

  /**
   * Resource versions are numbers that grow (<a
   * href="https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions">API
   * concepts</a>). Another object of the same name is always news.
   */
  private static boolean isNewer(Tree.Mapping object, Tree.Mapping known) {
    ObjectView ours = ObjectView.of(known);
    ObjectView theirs = ObjectView.of(object);
    if (!ours.uid().equals(theirs.uid())) {
      return true;
    }
    String before = ours.resourceVersion();
    String after = theirs.resourceVersion();
    return after.length() == before.length()
        ? after.compareTo(before) > 0
        : after.length() > before.length();
  }
}
