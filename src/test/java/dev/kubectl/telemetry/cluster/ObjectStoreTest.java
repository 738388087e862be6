package dev.kubectl.telemetry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** News from the watch and from our own writes, in any order. */
class ObjectStoreTest {
  private final ObjectStore store = new ObjectStore();

  private static Tree.Mapping object(String uid, String version) {
    return Tree.mapping()
        .put("apiVersion", "v1")
        .put("kind", "ConfigMap")
        .put(
            "metadata",
            Tree.mapping()
                .put("name", "one")
                .put("namespace", "here")
                .put("uid", uid)
                .put("resourceVersion", version))
        .build();
  }

  private static final ObjectKey KEY = ObjectKey.of(object("a", "1"));

  private List<String> versions() {
    return store.all().stream().map(o -> ObjectView.of(o).resourceVersion()).toList();
  }

  @Test
  void whatWeWroteIsNoNewsWhenTheWatchTellsOfIt() {
    store.written(object("a", "9"));

    assertThat(store.put(object("a", "9"))).isFalse();
    assertThat(store.put(object("a", "8"))).isFalse();
    assertThat(store.put(object("a", "10"))).isTrue();
    assertThat(versions()).containsExactly("10");
  }

  @Test
  void whatEndedBeforeOurWriteWasAnsweredStaysAway() {
    store.put(object("a", "9"));
    store.remove(KEY, "11");

    store.written(object("a", "10"));

    assertThat(versions()).isEmpty();
  }

  @Test
  void whatWeMadeAfterAnEndIsThere() {
    store.put(object("a", "9"));
    store.remove(KEY, "11");

    store.written(object("b", "12"));

    assertThat(versions()).containsExactly("12");
  }

  @Test
  void anOlderListTakesNothingBack() {
    store.put(object("a", "20"));

    assertThat(store.replace(List.of(object("a", "9")), "19")).isFalse();
    assertThat(versions()).containsExactly("20");
    assertThat(store.replace(List.of(), "21")).isTrue();
    assertThat(versions()).isEmpty();
  }

  @Test
  void anotherObjectOfTheSameNameIsNews() {
    store.put(object("a", "9"));

    assertThat(store.put(object("b", "9"))).isTrue();
  }
}
