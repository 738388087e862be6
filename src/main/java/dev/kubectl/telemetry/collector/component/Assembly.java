package dev.kubectl.telemetry.collector.component;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects components and pipelines while one configuration is made. A component is defined when a
 * pipeline first uses it, so sections are written in the order of use.
 */
public final class Assembly {
  private final Map<Component.Kind, Map<String, Component>> components =
      new EnumMap<>(Component.Kind.class);
  private final Tree.Builder pipelines = Tree.mapping();
  private final List<Tree> extensions = new ArrayList<>();

  public Assembly() {
    for (Component.Kind kind : Component.Kind.values()) {
      components.put(kind, new LinkedHashMap<>());
    }
  }

  /** Begins a service pipeline; it exists once {@link Stages#end} is called. */
  public Stages pipeline(String id, Origin origin) {
    return new Stages(id, origin);
  }

  /** Defines an extension and switches it on. */
  public void extension(Component component) {
    extensions.add(Tree.of(define(component, "service")).because(component.origin()));
  }

  /**
   * Keeps the component and answers its id. Equal components share one definition. Two that differ
   * can claim the same id when pipeline names are chosen for it; the later one gets a longer id.
   *
   * @param user id of the service pipeline that uses the component
   */
  private String define(Component component, String user) {
    Map<String, Component> section = section(component.kind());
    String id = component.id();
    for (int digits = 8; ; digits += 8) {
      Component known = section.putIfAbsent(id, component);
      if (known == null || known.definition().equals(component.definition())) {
        return id;
      }
      id = component.id() + "-" + Fingerprint.of(component.id() + "\n" + user, digits);
    }
  }

  private Map<String, Component> section(Component.Kind kind) {
    return components.computeIfAbsent(kind, absent -> new LinkedHashMap<>());
  }

  /** The whole configuration. */
  public Tree.Mapping build() {
    Tree.Builder root = Tree.mapping();
    for (Component.Kind kind : Component.Kind.values()) {
      Map<String, Component> section = section(kind);
      if (section.isEmpty() && kind == Component.Kind.CONNECTOR) {
        continue;
      }
      Tree.Builder definitions = Tree.mapping();
      section.forEach((id, component) ->
          definitions.put(id, component.definition().because(component.origin())));
      root.put(kind.section(), definitions);
    }
    return root.put(
            "service",
            Tree.mapping()
                .put("extensions", Tree.sequence(extensions))
                .put("pipelines", pipelines)
                .put("telemetry", Telemetry.ofTheCollector()))
        .build()
        .because(Origins.rule("every collector has these sections"));
  }

  /** One service pipeline under construction: where data comes from, what is done, where to. */
  public final class Stages {
    private final String id;
    private final Origin origin;
    private final List<Tree> receivers = new ArrayList<>();
    private final List<Tree> processors = new ArrayList<>();
    private final List<Tree> exporters = new ArrayList<>();

    private Stages(String id, Origin origin) {
      this.id = id;
      this.origin = origin;
    }

    /** Takes data from a receiver or a connector. */
    public Stages from(Component component) {
      return from(component, component.origin());
    }

    /** Takes data from a receiver or a connector, for a reason of its own. */
    public Stages from(Component component, Origin reason) {
      receivers.add(Tree.of(define(component, id)).because(reason));
      return this;
    }

    /** Passes data through a processor. */
    public Stages through(Component component) {
      return through(component, component.origin());
    }

    /** Passes data through a processor, for a reason of its own. */
    public Stages through(Component component, Origin reason) {
      processors.add(Tree.of(define(component, id)).because(reason));
      return this;
    }

    /** Hands data to an exporter or a connector. */
    public Stages to(Component component) {
      exporters.add(Tree.of(define(component, id)).because(component.origin()));
      return this;
    }

    /** Adds the pipeline to the configuration. */
    public void end() {
      pipelines.put(
          id,
          Tree.mapping()
              .put("receivers", Tree.sequence(receivers))
              .put("processors", Tree.sequence(processors))
              .put("exporters", Tree.sequence(exporters))
              .build()
              .because(origin));
    }
  }
}
