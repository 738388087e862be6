package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ottl.EntryVerdict;
import dev.kubectl.telemetry.ottl.Ottl;
import dev.kubectl.telemetry.ottl.ParsedEntry;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the OTTL checker says about every transform and filter of a pipeline. Judged once for all
 * who want to know: the rules here, and lint with a place for every problem and advice on the
 * texts.
 *
 * @param entries first all transforms, then all filters
 */
public record JudgedOttl(List<Entry> entries) {
  private static final FieldPath TRANSFORM = FieldPath.of("spec", "transform");
  private static final FieldPath FILTER = FieldPath.of("spec", "filter");

  public JudgedOttl {
    entries = List.copyOf(entries);
  }

  /**
   * One transform or filter.
   *
   * @param path such as {@code spec.filter[0]}
   * @param texts as they were read
   */
  public record Entry(FieldPath path, ParsedEntry texts, EntryVerdict verdict) {
    /** The rule that speaks when the webhook refuses the entry. */
    public Rule rule() {
      return path.startsWith(TRANSFORM) ? Rule.TRANSFORM : Rule.FILTER;
    }
  }

  /** Judges by what a collector of one version knows. */
  public static JudgedOttl of(MetricPipeline.Spec spec, Catalogue catalogue) {
    List<Entry> entries = new ArrayList<>();
    List<MetricPipeline.Transform> transforms = spec.transforms();
    for (int i = 0; i < transforms.size(); i++) {
      ParsedEntry texts =
          ParsedEntry.of(
              orEmpty(transforms.get(i).conditions()),
              orEmpty(transforms.get(i).statements()),
              catalogue);
      entries.add(new Entry(TRANSFORM.index(i), texts, Ottl.checkTransform(texts, catalogue)));
    }
    List<MetricPipeline.Filter> filters = spec.filters();
    for (int i = 0; i < filters.size(); i++) {
      ParsedEntry texts =
          ParsedEntry.of(orEmpty(filters.get(i).conditions()), List.of(), catalogue);
      entries.add(new Entry(FILTER.index(i), texts, Ottl.checkFilter(texts, catalogue)));
    }
    return new JudgedOttl(entries);
  }

  private static List<String> orEmpty(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }
}
