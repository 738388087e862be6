package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.manifest.Causes;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.ExplainedYaml;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A desired state in the form that the user asked for. */
final class GeneratedOutput {
  private static final String CONFIGURATION_KEY = "relay.conf";

  /**
   * What to write and how.
   *
   * @param components those that were asked for
   * @param configurationOnly the collectors' configuration instead of objects
   */
  record Form(
      List<Component> components,
      boolean configurationOnly,
      boolean json,
      boolean explained,
      boolean secretsShown) {

    static Form of(
        String component, String only, String format, boolean explained, boolean secretsShown) {
      List<Component> components =
          choice("--component", component, "gateway", "agent", "self-monitor", "all").equals("all")
              ? List.of(Component.values())
              : List.of(Component.valueOf(component.replace('-', '_').toUpperCase(Locale.ROOT)));
      return new Form(
          components,
          choice("--only", only, "config", "objects").equals("config"),
          choice("-o", format, "yaml", "json").equals("json"),
          explained,
          secretsShown);
    }

    private static String choice(String option, String value, String... allowed) {
      if (List.of(allowed).contains(value)) {
        return value;
      }
      throw new CommandFailure(
          ExitCode.USAGE,
          option + ": `" + value + "` is not one of " + String.join(", ", allowed),
          null);
    }
  }

  private final Form form;
  private final List<PlannedComponent> components;
  private final Causes causes;
  private final List<String> notes = new ArrayList<>();

  GeneratedOutput(Form form, DesiredState desired, Causes causes) {
    this.form = form;
    this.components =
        desired.components().stream()
            .filter(c -> form.components().contains(c.component()))
            .toList();
    this.causes = causes;
    noteWhatIsMissing(desired);
  }

  /** What is worth knowing about the output itself. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private void noteWhatIsMissing(DesiredState desired) {
    boolean agentOnly = form.components().equals(List.of(Component.AGENT));
    if (agentOnly && components.isEmpty() && desired.component(Component.GATEWAY).isPresent()) {
      notes.add("no agent is needed: no pipeline has the input prometheus, runtime or istio");
    }
  }

  void print(PrintStream out) {
    if (form.json()) {
      out.print(json());
    } else if (form.configurationOnly()) {
      out.print(String.join("---\n", configurations().values()));
    } else {
      List<String> texts = objects().stream().map(this::yaml).toList();
      out.print(String.join("---\n", texts));
    }
    noteRedaction();
  }

  void write(Path directory, Console console) {
    OutputDirectory target = new OutputDirectory(directory);
    Map<String, String> files = new LinkedHashMap<>();
    if (form.configurationOnly()) {
      configurations().forEach((name, text) -> files.put(name + ".yaml", text));
    } else {
      List<Tree.Mapping> objects = objects();
      files.putAll(OutputDirectory.names(objects, objects.stream().map(this::yaml).toList()));
    }
    target.write(files, !form.configurationOnly());
    console.err().println("wrote " + files.size() + " files to " + directory);
    noteRedaction();
  }

  private void noteRedaction() {
    boolean redacted =
        !form.secretsShown()
            && !form.configurationOnly()
            && components.stream().anyMatch(c -> c.configuration() != null);
    if (redacted) {
      notes.add("values of Secrets are left out; --show-secrets prints them, ready to be applied");
    }
  }

  private List<Tree.Mapping> objects() {
    List<Tree.Mapping> objects = new ArrayList<>();
    for (PlannedComponent component : components) {
      for (Tree.Mapping object : component.objects()) {
        Tree.Mapping shown = form.secretsShown() ? object : Redaction.redacted(object);
        objects.add(form.explained() ? withExplainedConfiguration(component, shown) : shown);
      }
    }
    return objects;
  }

  private Tree.Mapping withExplainedConfiguration(PlannedComponent component, Tree.Mapping object) {
    if (component.configuration() == null
        || form.json()
        || !(object.get("data") instanceof Tree.Mapping data)
        || data.get(CONFIGURATION_KEY) == null) {
      return object;
    }
    String explained = ExplainedYaml.write(component.configuration().tree(), this::cause);
    return object.with("data", data.with(CONFIGURATION_KEY, Tree.of(explained)));
  }

  private String cause(Origin origin) {
    return Console.safe(causes.text(origin)).replace('\n', ' ');
  }

  private String yaml(Tree tree) {
    return form.explained() ? ExplainedYaml.write(tree, this::cause) : YamlWriter.write(tree);
  }

  /** Texts of the configurations by the name of their component. */
  private Map<String, String> configurations() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (PlannedComponent component : components) {
      texts.put(
          component.component().baseName(),
          component.configuration() == null
              ? component.configurationText()
              : yaml(component.configuration().tree()));
    }
    return texts;
  }

  private String json() {
    Tree output = form.configurationOnly() ? configurationTree() : list();
    if (!form.explained()) {
      return JsonWriter.write(output);
    }
    return JsonWriter.write(
        Tree.mapping()
            .put("output", output)
            .put("causes", Tree.texts(ExplainedYaml.origins(output, this::cause)))
            .build());
  }

  private Tree list() {
    return Tree.mapping()
        .put("apiVersion", "v1")
        .put("kind", "List")
        .put("items", Tree.sequence(objects()))
        .build();
  }

  /** The configuration itself when it is one, else a mapping by component. */
  private Tree configurationTree() {
    Tree.Builder all = Tree.mapping();
    for (PlannedComponent component : components) {
      if (component.configuration() != null) {
        all.put(component.component().baseName(), component.configuration().tree());
      }
    }
    Tree.Mapping mapping = all.build();
    return form.components().size() == 1 && mapping.entries().size() == 1
        ? mapping.entries().values().iterator().next()
        : mapping;
  }
}
