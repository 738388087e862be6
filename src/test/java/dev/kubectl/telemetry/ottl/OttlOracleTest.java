package dev.kubectl.telemetry.ottl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the collector starts with an entry: our answer against the real collector's, for texts
 * made by cutting and joining good ones. Its {@code validate} names every processor that it
 * refuses, so one process judges all. {@code -Dottl.seed} and {@code -Dottl.entries} choose others
 * and more.
 */
class OttlOracleTest {
  private static final int ENTRIES = Integer.getInteger("ottl.entries", 1500);
  private static final long SEED = Long.getLong("ottl.seed", 20260149L);

  private static final List<String> CONDITIONS =
      List.of(
          "metric.name == \"a\" and not (datapoint.value_int > -1 or metric.unit != nil)",
          "IsMatch(metric.name, \"^a(b|c)*[0-9]{2,3}\")",
          "resource.attributes[\"a\"][\"b\"][0] == [1, 2.5, true, {\"a\": nil}]",
          "metric.type == METRIC_DATA_TYPE_SUM or datapoint.flags == FLAG_NONE",
          "(datapoint.value_double + 1.5) * 2 >= Double(\"0x1p-2\")",
          "Len(Split(metric.name, \".\")[0]) < 0xff",
          "Concat([metric.name \",\" scope.name], \"\\x2d\") != Substring(metric.unit, 0, 1)",
          "ParseCSV(metric.description, header=\"a;b\", delimiter=\";\")[\"a\"] == \"x\"",
          "Time(metric.name, \"%Y-%m-%d\", location=\"Europe/Berlin\", locale=\"de\") < Now()",
          "GetXML(metric.description, \"/a/b[@c='d']/text()\") == \"x\"",
          "IsInCIDR(resource.attributes[\"ip\"], [\"10.0.0.0/8\", \"fe80::/10\"])",
          "ExtractGrokPatterns(metric.name, \"%{WORD:a}-%{INT:b:int}\", true) != nil",
          "HasAttrOnDatapoint(\"a\", \"b\") and scope.version == \"1\"",
          "otelcol.client.metadata[\"a\"][0] == instrumentation_scope.name and metric.unit == \"s\"",
          "TraceID(0x0123456789abcdef0123456789abcdef) == Hex(-1) and metric.name != \"\"");

  private static final List<String> STATEMENTS =
      List.of(
          "set(metric.name, \"b\") where metric.name == \"a\"",
          "set(datapoint.attributes[\"a\"], -(1 + 2) * Int(\"3\"))",
          "replace_all_patterns(resource.attributes, \"key\", \"^a\\\\.\", \"b.\", ToUpperCase)",
          "replace_match(metric.name, \"a*[b-d]{e,f}\", \"x\")",
          "limit(datapoint.attributes, 10, [\"a\", \"b\"])",
          "merge_maps(resource.attributes, ParseJSON(scope.name), \"upsert\")",
          "scale_metric(10.0, unit=\"ms\") where metric.unit == \"s\"",
          "aggregate_on_attributes(\"sum\", [\"a\"]) where metric.name == \"a\"",
          "merge_histogram_buckets(.5) where datapoint.count > 1",
          "convert_gauge_to_sum(\"delta\", false) where IsString(metric.name)",
          "append(datapoint.attributes[\"a\"], values=[1, \"b\"])",
          "set(datapoint.cache[\"a\"], ToKeyValueString(datapoint.attributes, \":\", \",\", true))",
          "flatten(resource.attributes, \"p\", 2) where scope.attributes[\"a\"] == 1");

  private static final Pattern TOKEN =
      Pattern.compile("\"(?:\\\\.|[^\\\\\"])*\"|[A-Za-z_]+|[0-9.]+|\\s+|[!<>=]=|.", Pattern.DOTALL);

  private static final Pattern REFUSED = Pattern.compile("(?m)^(?:Error: )?processors::(\\S+): ");

  private record Entry(List<String> conditions, List<String> statements) {
    String name(int index) {
      return (statements.isEmpty() ? "filter/" : "transform/") + index;
    }

    Map<String, Object> processor() {
      return statements.isEmpty()
          ? Map.of("metric_conditions", List.of(Map.of("conditions", conditions)))
          : Map.of(
              "metric_statements",
              List.of(Map.of("conditions", conditions, "statements", statements)));
    }

    boolean accepted() {
      EntryVerdict verdict =
          statements.isEmpty()
              ? Ottl.checkFilter(conditions)
              : Ottl.checkTransform(conditions, statements);
      return verdict.collectorAccepted();
    }
  }

  private final Random random = new Random(SEED);
  private final List<String> tokens = new ArrayList<>();

  @Test
  void theCollectorStartsWithWhatWeSayItStartsWith(@TempDir Path folder) throws Exception {
    Path collector = RealPrograms.require("otelcol");
    CONDITIONS.forEach(text -> tokens.addAll(cut(text)));
    STATEMENTS.forEach(text -> tokens.addAll(cut(text)));
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < ENTRIES; i++) {
      Entry entry = entry();
      entries.put(entry.name(i), entry);
    }

    Set<String> refused = refused(collector, folder, entries);

    assertThat(entries.entrySet())
        .as("seed %s", SEED)
        .filteredOn(entry -> entry.getValue().accepted() == refused.contains(entry.getKey()))
        .isEmpty();
    assertThat(refused).hasSizeBetween(ENTRIES / 10, ENTRIES * 9 / 10);
  }

  private Set<String> refused(Path collector, Path folder, Map<String, Entry> entries)
      throws IOException, InterruptedException {
    Map<String, Object> processors = new LinkedHashMap<>();
    entries.forEach((name, entry) -> processors.put(name, entry.processor()));
    Map<String, Object> pipeline =
        Map.of(
            "receivers",
            List.of("otlp"),
            "processors",
            List.copyOf(entries.keySet()),
            "exporters",
            List.of("debug"));
    Map<String, Object> configuration =
        Map.of(
            "receivers",
            Map.of("otlp", Map.of("protocols", Map.of("grpc", Map.of()))),
            "processors",
            processors,
            "exporters",
            Map.of("debug", Map.of()),
            "service",
            Map.of("pipelines", Map.of("metrics", pipeline)));
    Path file = folder.resolve("config.yaml");
    Path log = folder.resolve("log");
    Files.write(file, JsonMapper.shared().writeValueAsBytes(configuration));
    Process process =
        new ProcessBuilder(collector.toString(), "validate", "--config", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    Set<String> refused = new HashSet<>();
    Matcher complaint = REFUSED.matcher(Files.readString(log));
    while (complaint.find()) {
      refused.add(complaint.group(1));
    }
    return refused;
  }

  private Entry entry() {
    if (random.nextBoolean()) {
      return new Entry(some(CONDITIONS), List.of());
    }
    List<String> conditions = random.nextInt(3) == 0 ? some(CONDITIONS) : List.of();
    return new Entry(conditions, some(STATEMENTS));
  }

  private List<String> some(List<String> good) {
    List<String> texts = new ArrayList<>();
    int count = random.nextInt(4) == 0 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      texts.add(changed(one(good)));
    }
    return texts;
  }

  /** The text after up to three changes of single tokens. */
  private String changed(String text) {
    List<String> changed = cut(text);
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(changed.size());
      switch (random.nextInt(6)) {
        case 0 -> changed.remove(at);
        case 1 -> changed.add(at, changed.get(at));
        case 2 -> changed.add(at, one(tokens));
        case 3 -> changed.set(at, "\"" + changed.get(at).replace("\"", "") + "\"");
        default -> changed.set(at, alike(changed.get(at)));
      }
    }
    return String.join("", changed);
  }

  /** Another token that starts like this one: a capital, a small letter, a digit, a quote. */
  private String alike(String token) {
    int kind = Character.getType(token.charAt(0));
    return one(tokens.stream().filter(t -> Character.getType(t.charAt(0)) == kind).toList());
  }

  private static List<String> cut(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
