package dev.kubectl.telemetry.preview.effect;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Which kinds of effects are not wanted; kinds that are not in it are allowed. */
public record Policy(Map<EffectKind, Level> levels) {
  public static final Policy NONE = new Policy(Map.of());

  /** What an effect means for whoever asks. */
  public enum Level {
    ALLOW,
    /** Told, and no failure. */
    WARN,
    /** A failure. */
    DENY;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Policy {
    Map<EffectKind, Level> copy = new EnumMap<>(EffectKind.class);
    copy.putAll(levels);
    levels = Collections.unmodifiableMap(copy);
  }

  /** What became of reading a policy. */
  public sealed interface Reading {
    /** It can be used. */
    record Read(Policy policy) implements Reading {}

    /** It cannot, for this reason. */
    record Wrong(String problem, String hint) implements Reading {}
  }

  /** Reads {@code restart=deny,data-loss=warn}; a kind that is named twice has its last level. */
  public static Reading read(List<String> texts) {
    Map<EffectKind, Level> levels = new EnumMap<>(EffectKind.class);
    for (String text : texts) {
      for (String part : text.split(",", -1)) {
        int equals = part.indexOf('=');
        String kind = equals < 0 ? part.strip() : part.substring(0, equals).strip();
        String level = equals < 0 ? "deny" : part.substring(equals + 1).strip();
        if (EffectKind.of(kind).isEmpty()) {
          return new Reading.Wrong(
              "there is no kind of effect named `" + kind + "`", "known are " + kinds());
        }
        Level known =
            Arrays.stream(Level.values())
                .filter(value -> value.word().equals(level))
                .findFirst()
                .orElse(null);
        if (known == null) {
          return new Reading.Wrong(
              "`" + level + "` is no level of a policy", "an effect is allow, warn or deny");
        }
        levels.put(EffectKind.of(kind).orElseThrow(), known);
      }
    }
    return new Reading.Read(new Policy(levels));
  }

  private static String kinds() {
    return Arrays.stream(EffectKind.values())
        .map(EffectKind::word)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  public Level level(Effect effect) {
    return levels.getOrDefault(effect.kind(), Level.ALLOW);
  }

  /** The effects that have this level. */
  public List<Effect> those(List<Effect> effects, Level level) {
    return effects.stream().filter(effect -> level(effect) == level).toList();
  }
}
