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
  private String heardUpTo = "";

  synchronized List<Tree.Mapping> all() {
    return List.copyOf(objects.values());
  }

  /** Takes over what the watch tells; whether this is news. */
  synchronized boolean put(Tree.Mapping object) {
    heardUpTo = later(heardUpTo, ObjectView.of(object).resourceVersion());
    return keep(object);
  }

  private boolean keep(Tree.Mapping object) {
    ObjectKey key = ObjectKey.of(object);
    Tree.Mapping known = objects.get(key);
    if (known != null && !isNewer(object, known)) {
      return false;
    }
    objects.put(key, object);
    return true;
  }

  /** Takes over that the watch tells of an end, at a resource version; whether this is news. */
  synchronized boolean remove(ObjectKey key, String resourceVersion) {
    heardUpTo = later(heardUpTo, resourceVersion);
    return objects.remove(key) != null;
  }

  /**
   * Takes over what a write of ours came to. The watch may have been faster and may have told of
   * the end of that object already: then it stays away.
   */
  synchronized void written(Tree.Mapping object) {
    boolean ended =
        !objects.containsKey(ObjectKey.of(object))
            && !isLater(ObjectView.of(object).resourceVersion(), heardUpTo);
    if (!ended) {
      keep(object);
    }
  }

  /** Takes over that we deleted an object. */
  synchronized void deleted(ObjectKey key) {
    objects.remove(key);
  }

  /** Takes over a whole list as of a resource version; whether that is news. */
  synchronized boolean replace(List<Tree.Mapping> list, String resourceVersion) {
    heardUpTo = later(heardUpTo, resourceVersion);
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

  /** Another object of the same name is always news. */
  private static boolean isNewer(Tree.Mapping object, Tree.Mapping known) {
    ObjectView ours = ObjectView.of(known);
    ObjectView theirs = ObjectView.of(object);
    return !ours.uid().equals(theirs.uid())
        || isLater(theirs.resourceVersion(), ours.resourceVersion());
  }

  private static String later(String one, String other) {
    return isLater(other, one) ? other : one;
  }

  /**
   * Resource versions are numbers that grow, over all objects of a kind (<a
   * href="https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions">API
   * concepts</a>).
   */
  private static boolean isLater(String version, String than) {
    return version.length() == than.length()
        ? version.compareTo(than) > 0
        : version.length() > than.length();
  }
}
