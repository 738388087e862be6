package dev.kubectl.telemetry.ide.schema;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How an editor is told of a schema in the folder of a project: which file says it, and what stands
 * in it. Paths in it are relative to that folder, so it may be shared.
 */
public enum SettingsFile {
  /** Visual Studio Code with Red Hat's YAML extension. */
  VSCODE(".vscode/settings.json", SettingsFile::vscode, JsonWithComments::with),

  /** IntelliJ IDEA and its relatives. */
  INTELLIJ(".idea/jsonSchemas.xml", SettingsFile::intellij, SettingsFile::besideOthers),

  /** Neovim 0.11 or newer with yaml-language-server; needs the option {@code exrc}. */
  NEOVIM(".nvim.lua", SettingsFile::neovim, SettingsFile::byHand),

  /** Helix with yaml-language-server. */
  HELIX(".helix/languages.toml", SettingsFile::helix, SettingsFile::byHand);

  private static final String ENTRY = "kubectl-telemetry";

  private final String path;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Function<List<String>, String> whole;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Merge merge;

  SettingsFile(String path, Function<List<String>, String> whole, Merge merge) {
    this.path = path;
    this.whole = whole;
    this.merge = merge;
  }

  /** Puts the settings into a text that somebody wrote. */
  @FunctionalInterface
  private interface Merge {
    Merged into(String before, List<String> patterns);
  }

  /** What became of a file that is there. */
  public sealed interface Merged {
    /** The file with our part in it, all else as it was. */
    record Text(String text) implements Merged {}

    /** The file names the schema already. */
    record AlreadyThere() implements Merged {}

    /** Nobody can be sure where our part belongs; a person has to put it there. */
    record ByHand() implements Merged {}
  }

  /** Relative to the folder of the project. */
  public String path() {
    return path;
  }

  /**
   * The whole file, for a project that has none.
   *
   * @param patterns of the files that hold pipelines, such as {@code *metricpipeline*.yaml}
   */
  public String text(List<String> patterns) {
    return whole.apply(patterns);
  }

  /** What becomes of a file that is there. */
  public Merged mergedInto(String before, List<String> patterns) {
    return before.contains(EditorSchema.FILE_NAME)
        ? new Merged.AlreadyThere()
        : merge.into(before, patterns);
  }

  private static Merged byHand(String before, List<String> patterns) {
    return new Merged.ByHand();
  }

  private static String vscode(List<String> patterns) {
    return "{\n  \"yaml.schemas\": {\n    \"./"
        + EditorSchema.FILE_NAME
        + "\": "
        + quoted(patterns)
        + "\n  }\n}\n";
  }

  private static String neovim(List<String> patterns) {
    return """
    -- Read by Neovim 0.11 or newer when the option exrc is set.
    vim.lsp.config("yamlls", {
      settings = {
        yaml = {
          schemas = {
            ["./%s"] = { %s },
          },
        },
      },
    })
    """
        .formatted(EditorSchema.FILE_NAME, String.join(", ", quotedEach(patterns)));
  }

  private static String helix(List<String> patterns) {
    return """
    [language-server.yaml-language-server.config.yaml.schemas]
    "./%s" = %s
    """
        .formatted(EditorSchema.FILE_NAME, quoted(patterns));
  }

  private static String intellij(List<String> patterns) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <project version="4">
      <component name="JsonSchemaMappingsProjectConfiguration">
        <state>
          <map>
    %s      </map>
        </state>
      </component>
    </project>
    """
        .formatted(entry(patterns));
  }

  private static String entry(List<String> patterns) {
    String items =
        patterns.stream()
            .map(pattern ->
                """
                                  <Item>
                                    <option name="pattern" value="true" />
                                    <option name="path" value="%s" />
                                    <option name="mappingKind" value="Pattern" />
                                  </Item>
                """
                    .formatted(escaped(pattern)))
            .collect(Collectors.joining());
    return """
            <entry key="%1$s">
              <value>
                <SchemaInfo>
                  <option name="name" value="%1$s" />
                  <option name="relativePathToSchema" value="%2$s" />
                  <option name="patterns">
                    <list>
    %3$s                </list>
                  </option>
                </SchemaInfo>
              </value>
            </entry>
    """
        .formatted(ENTRY, EditorSchema.FILE_NAME, items);
  }

  /** The editor writes this file itself, always in the same form. */
  private static Merged besideOthers(String before, List<String> patterns) {
    int end = before.indexOf("      </map>");
    boolean known =
        before.contains("<component name=\"JsonSchemaMappingsProjectConfiguration\">")
            && end > 0
            && end == before.lastIndexOf("      </map>");
    return known
        ? new Merged.Text(before.substring(0, end) + entry(patterns) + before.substring(end))
        : new Merged.ByHand();
  }

  static String quoted(List<String> patterns) {
    return "[" + String.join(", ", quotedEach(patterns)) + "]";
  }

  /** JSON, TOML and Lua agree about these escapes. */
  private static List<String> quotedEach(List<String> patterns) {
    return patterns.stream()
        .map(pattern -> "\"" + pattern.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .toList();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
