package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys and values in turn to a mapping with its effective view.
 *
 * <p>Like kubectl, and unlike the description of merge keys, this goes through the entries in
 * order: a merge replaces what is written before it and is replaced by what is written after it.
 */
final class Mappings {
  private final Problems problems;

  Mappings(Problems problems) {
    this.problems = problems;
  }

  YamlMapping of(List<YamlNode> parts, Span span) {
    List<YamlMapping.Entry> written = new ArrayList<>(parts.size() / 2);
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      written.add(new YamlMapping.Entry(parts.get(i), parts.get(i + 1)));
    }
    return isPlain(written)
        ? new YamlMapping(written, span)
        : new YamlMapping(written, effective(written), span, List.of());
  }

  /** Whether kubectl sees what is written: few entries, with different texts as keys. */
  private static boolean isPlain(List<YamlMapping.Entry> written) {
    if (written.size() > FewEntries.MOST) {
      return false;
    }
    for (int i = 0; i < written.size(); i++) {
      YamlMapping.Entry entry = written.get(i);
      if (!entry.hasName() || isMerge(entry.key())) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        if (written.get(j).name().equals(entry.name())) {
          return false;
        }
      }
    }
    return true;
  }

  private Map<String, YamlMapping.Entry> effective(List<YamlMapping.Entry> written) {
    Map<String, YamlMapping.Entry> effective = LinkedHashMap.newLinkedHashMap(written.size());
    // What is written here, without what is merged: kept apart only when there is a merge.
    Map<String, YamlMapping.Entry> here = null;
    for (YamlMapping.Entry entry : written) {
      if (isMerge(entry.key())) {
        here = here == null ? new HashMap<>(effective) : here;
        merge(entry, here, effective);
        continue;
      }
      if (!entry.hasName()) {
        problems.noJson(
            entry.key().span(),
            "kubectl accepts no such key: it must be a text",
            "put the key in quotes");
        continue;
      }
      YamlMapping.Entry replaced = effective.put(entry.name(), entry);
      YamlMapping.Entry first = here == null ? replaced : here.put(entry.name(), entry);
      if (first != null) {
        problems.duplicate(entry, first);
      }
    }
    return effective;
  }

  static boolean isMerge(YamlNode key) {
    return key instanceof YamlScalar scalar
        && scalar.style() == YamlScalar.Style.PLAIN
        && scalar.text().equals("<<");
  }

  private void merge(
      YamlMapping.Entry entry,
      Map<String, YamlMapping.Entry> here,
      Map<String, YamlMapping.Entry> effective) {
    Map<String, YamlMapping.Entry> merged = new LinkedHashMap<>();
    switch (entry.value()) {
      case YamlMapping mapping -> merged.putAll(mapping.effective());
      case YamlSequence sequence -> {
        for (YamlNode item : sequence.items()) {
          if (item instanceof YamlMapping mapping) {
            mapping.effective().forEach(merged::putIfAbsent);
          } else {
            problems.badMerge(item.span());
          }
        }
      }
      case YamlScalar scalar -> problems.badMerge(scalar.span());
    }
    merged.forEach((name, taken) -> {
      effective.put(name, taken);
      YamlMapping.Entry overridden = here.get(name);
      if (overridden != null) {
        problems.lateMerge(entry.key().span(), overridden);
      }
    });
  }
}
