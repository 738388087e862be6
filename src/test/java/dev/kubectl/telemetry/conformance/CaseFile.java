package dev.kubectl.telemetry.conformance;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A file with a list of {@code cases}. Inputs are read by our own reader, expectations by the YAML
 * library alone, so that a mistake of ours cannot be on both sides.
 */
final class CaseFile {
  private static final Pattern RARE_ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\([LP])");

  private CaseFile() {}

  /** One case. */
  record Case(Map<?, ?> fields, SourceText source, YamlMapping node) {
    String text(String key) {
      return String.valueOf(fields.get(key));
    }

    @Nullable Object loaded(String key) {
      return fields.get(key);
    }

    /** The object in a field, through our reader. */
    ManifestObject object(String key) {
      YamlNode value = node.value(key).orElseThrow();
      return ResourceReader.read(source, value).getFirst();
    }
  }

  static List<Case> cases(Path file) {
    String text;
    try {
      text = withoutRareEscapes(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LoadSettings settings =
        LoadSettings.builder().setSchema(new CoreSchema()).setCodePointLimit(64 << 20).build();
    Map<?, ?> loaded = (Map<?, ?>) new Load(settings).loadFromString(text);
    List<?> cases = Objects.requireNonNull((List<?>) loaded.get("cases"));
    SourceText source = new SourceText(file.getFileName().toString(), text);
    YamlMapping root = (YamlMapping) YamlReader.read(source).documents().getFirst().root();
    YamlSequence nodes = (YamlSequence) root.value("cases").orElseThrow();
    List<Case> result = new ArrayList<>();
    for (int i = 0; i < nodes.items().size(); i++) {
      result.add(new Case((Map<?, ?>) cases.get(i), source, (YamlMapping) nodes.items().get(i)));
    }
    return result;
  }

  /** Two escapes of YAML 1.2 that the library does not know, spelled so that it does. */
  static String withoutRareEscapes(String text) {
    return RARE_ESCAPE
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                match.group(1) + (match.group(2).equals("L") ? "\\u2028" : "\\u2029")));
  }
}
