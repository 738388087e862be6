package dev.kubectl.telemetry.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decisions of a generator. How daring they are is up to its mood: most pipelines should be good
 * ones, or nothing would ever be let through.
 */
public final class Chance {
  /** How daring decisions are. */
  enum Mood {
    /** What documentation shows. */
    PLAIN(0, 0),
    /** Unusual, and perhaps right. */
    ODD(0.3, 0),
    /** Mistakes here and there. */
    CARELESS(0.3, 0.06),
    /** Attacks. */
    WILD(0.6, 0.2);

    private final double odd;
    private final double wrong;

    Mood(double odd, double wrong) {
      this.odd = odd;
      this.wrong = wrong;
    }
  }

  private final RandomGenerator random;
  private Mood mood = Mood.WILD;

  public Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Draws the mood of the next pipeline. */
  void changeMood() {
    mood =
        switch (random.nextInt(20)) {
          case 0, 1, 2, 3, 4, 5, 6 -> Mood.PLAIN;
          case 7, 8, 9, 10, 11, 12, 13 -> Mood.ODD;
          case 14, 15, 16 -> Mood.CARELESS;
          default -> Mood.WILD;
        };
  }

  /** True in so many of a hundred cases. */
  public boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /** A good one, an odd one, or a wrong one, as the mood is. */
  <T> T one(List<T> good, List<T> odd, List<T> wrong) {
    double drawn = random.nextDouble();
    if (drawn < mood.wrong) {
      return one(wrong);
    }
    return one(drawn < mood.wrong + mood.odd ? odd : good);
  }

  /** Whether to make a mistake here. */
  boolean wrong() {
    return random.nextDouble() < mood.wrong;
  }

  /** The value, or nothing in so many of a hundred cases. */
  public <T> @Nullable T orNull(int percentNull, Supplier<T> value) {
    return percent(percentNull) ? null : value.get();
  }

  /** From none up to so many items. */
  <T> List<T> some(int atMost, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int i = random.nextInt(atMost + 1); i > 0; i--) {
      items.add(item.get());
    }
    return items;
  }

  /** Twelve letters that occur nowhere else. */
  String mark() {
    StringBuilder mark = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      mark.append((char) ('a' + random.nextInt(26)));
    }
    return mark.toString();
  }

  /** A shuffled copy. */
  public <T> List<T> shuffled(List<T> items) {
    List<T> copy = new ArrayList<>(items);
    for (int i = copy.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T item = copy.get(i);
      copy.set(i, copy.get(other));
      copy.set(other, item);
    }
    return copy;
  }
}
