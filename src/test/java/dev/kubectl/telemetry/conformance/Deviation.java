package dev.kubectl.telemetry.conformance;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Where the product does better than the reference on purpose. Each entry turns what the reference
 * made into what is expected; the names are the numbers of the surprises in the specification.
 *
 * <p>Applied in this order, and only to cases that carry the number. Everything else is met
 * exactly.
 */
enum Deviation {
  S2("tls.insecure: no certificates, no variables for them", OutputDeviations::insecureTls),
  S5("a queue holds at least one batch", OutputDeviations::queueOfOne),
  S11("extensions in the order of pipeline names", ConfigurationDeviations::sortedExtensions),
  S13("an empty filter list is no filter", ConfigurationDeviations::emptyFilters),
  S19("scrape intervals without fractions", ConfigurationDeviations::scrapeIntervals),
  S23("line breaks of a CA are mended as those of a certificate", OutputDeviations::authorities),
  S24("http:// is recognised in any case", OutputDeviations::plainHttp),
  S25("no reference without its variable", OutputDeviations::danglingReferences),
  S27("a cluster name is quoted for OTTL", ConfigurationDeviations::clusterName),
  S33("two processors never share an id", ConfigurationDeviations::sharedProcessorIds),
  S6("variables that would collide get names of their own", VariableDeviations::collisions),
  S7("scopes and parameters arrive as they are", VariableDeviations::dollars);

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // A reference to a static method has no state.
  private final Consumer<ReferenceResult> change;

  Deviation(String text, Consumer<ReferenceResult> change) {
    this.text = text;
    this.change = change;
  }

  static Set<String> names() {
    return Arrays.stream(values()).map(Deviation::name).collect(Collectors.toSet());
  }

  /** Applies the deviations of these numbers, and answers those that changed something. */
  static Set<Deviation> apply(Set<String> numbers, ReferenceResult result) {
    Set<Deviation> applied = new LinkedHashSet<>();
    for (Deviation deviation : values()) {
      if (numbers.contains(deviation.name())) {
        Object before = result.snapshot();
        deviation.change.accept(result);
        if (!before.equals(result.snapshot())) {
          applied.add(deviation);
        }
      }
    }
    return applied;
  }

  @Override
  public String toString() {
    return name() + " " + text;
  }
}
