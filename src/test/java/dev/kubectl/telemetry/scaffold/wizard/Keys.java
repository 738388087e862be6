package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.Offers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A wizard and the keys that are pressed in it. */
final class Keys {
  static final Offers CLUSTER =
      new Offers(
          "garden",
          true,
          Map.of("shop", 3, "billing", 1),
          List.of("billing", "default", "kube-system", "shop"),
          List.of(
              new Offers.Credentials("shop", "backend", List.of("password", "user")),
              new Offers.Credentials("shop", "mail", List.of("smtp"))),
          List.of("old"),
          List.of());

  private Keys() {}

  static Surroundings surroundings(Draft draft, Offers offers, boolean exists) {
    return new Surroundings(
        draft.said().keySet(),
        offers,
        name -> new Surroundings.Target(name + ".yaml", exists, false),
        Instant.parse("2026-11-24T12:00:00Z"));
  }

  static Wizard start(Draft draft, Offers offers) {
    return Wizard.start(draft, surroundings(draft, offers, false));
  }

  static Wizard start() {
    return start(Draft.EMPTY, Offers.NONE);
  }

  /** Keys by their names in angle brackets, everything else is typed: {@code shop<enter>}. */
  static Wizard press(Wizard wizard, String script) {
    Wizard now = wizard;
    for (Key key : parse(script)) {
      now = now.on(key);
    }
    return now;
  }

  private static List<Key> parse(String script) {
    List<Key> keys = new ArrayList<>();
    int at = 0;
    while (at < script.length()) {
      int end = script.charAt(at) == '<' ? script.indexOf('>', at) : -1;
      if (end > 0) {
        String name = script.substring(at + 1, end).toUpperCase(Locale.ROOT);
        keys.add(Key.Special.valueOf(name));
        at = end + 1;
      } else {
        keys.add(new Key.Typed(script.substring(at, at + 1)));
        at++;
      }
    }
    return keys;
  }

  static Wizard.Asking asking(Wizard wizard) {
    if (wizard instanceof Wizard.Asking asking) {
      return asking;
    }
    throw new AssertionError("nothing is asked: " + wizard);
  }

  static String screen(Wizard wizard, int width, int height) {
    return Screen.of(asking(wizard), width, height, Glyphs.UNICODE).text();
  }

  static Set<Delivery> deliveries(Wizard wizard) {
    if (!(asking(wizard).page() instanceof Page.Review review)) {
      throw new AssertionError("no review");
    }
    Set<Delivery> deliveries = EnumSet.noneOf(Delivery.class);
    for (Delivery delivery : Delivery.values()) {
      if (review.options().stream().anyMatch(o -> o.value().equals(delivery.name()))) {
        deliveries.add(delivery);
      }
    }
    return deliveries;
  }
}
