package dev.kubectl.telemetry.preview.difference;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.workload.Quantity;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the keys above a value say about it: whether its text is a duration or a quantity, which can
 * be spelled in several ways. Any other text, a label's for instance, means what it says.
 */
record FieldMeaning(@Nullable String key, @Nullable String parent) {
  static final FieldMeaning NONE = new FieldMeaning(null, null);

  private static final Pattern DURATION =
      Pattern.compile(".*(?:[iI]nterval|timeout|elapsed_time|_delay)");
  private static final Set<String> AMOUNTS_OF =
      Set.of("requests", "limits", "minAllowed", "maxAllowed");

  FieldMeaning below(String name) {
    return new FieldMeaning(name, key);
  }

  boolean sameAmount(Tree before, Tree after) {
    if (!(before instanceof Tree.Scalar old && after instanceof Tree.Scalar now)) {
      return false;
    }
    String left = String.valueOf(old.value());
    String right = String.valueOf(now.value());
    if (key != null && DURATION.matcher(key).matches()) {
      Optional<Duration> duration = GoDuration.parse(left);
      return duration.isPresent() && duration.equals(GoDuration.parse(right));
    }
    if (parent != null && AMOUNTS_OF.contains(parent)) {
      Optional<Quantity> quantity = Quantity.parse(left);
      return quantity.isPresent()
          && Quantity.parse(right).filter(q -> q.compareTo(quantity.get()) == 0).isPresent();
    }
    return false;
  }
}
