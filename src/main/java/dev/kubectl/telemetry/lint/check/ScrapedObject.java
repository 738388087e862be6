package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FieldPoint;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object whose Pods or endpoints the agent may scrape, read without a model of its kind. */
record ScrapedObject(ManifestObject object, String kind) {
  private static final Set<String> TEMPLATED =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job");

  static final Set<String> KINDS =
      Set.of("Pod", "Service", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job");

  private static final String SCRAPE = "prometheus.io/scrape";
  private static final String[] TEMPLATE = {"spec", "template", "metadata", "annotations"};
  private static final String[] OWN = {"metadata", "annotations"};

  /**
   * What the rules across files need to know of an object that asks to be scraped.
   *
   * @param place its annotation in the file
   */
  record Annotated(String namespace, FieldPoint place) {}

  /** The object as one that asks to be scraped. */
  static Optional<Annotated> annotated(ManifestObject object) {
    ScrapedObject scraped = of(object);
    return KINDS.contains(scraped.kind()) && scraped.annotations().containsKey(SCRAPE)
        ? Optional.of(
            new Annotated(scraped.namespace(), FieldPoint.key(object, scraped.path(SCRAPE))))
        : Optional.empty();
  }

  static ScrapedObject of(ManifestObject object) {
    return new ScrapedObject(object, WrittenObject.kind(object));
  }

  /** Whether its Pods come from a template that carries the annotations. */
  boolean isTemplate() {
    return TEMPLATED.contains(kind) && !annotations().isEmpty();
  }

  String namespace() {
    String namespace = WrittenObject.namespace(object);
    return namespace.isEmpty() ? "default" : namespace;
  }

  /** The annotations that the agent sees. */
  Map<String, YamlMapping.Entry> annotations() {
    return WrittenObject.entries(object.place().root(), TEMPLATED.contains(kind) ? TEMPLATE : OWN);
  }

  Map<String, YamlMapping.Entry> ownAnnotations() {
    return WrittenObject.entries(object.place().root(), OWN);
  }

  FieldPath path(String annotation) {
    return FieldPath.of(TEMPLATED.contains(kind) ? TEMPLATE : OWN).key(annotation);
  }

  /** Declared ports as texts; for a Service those that it leads to, when that is a number. */
  List<String> ports() {
    YamlNode root = object.place().root();
    List<String> ports = new ArrayList<>();
    if (kind.equals("Service")) {
      for (YamlNode port : WrittenObject.items(root, "spec", "ports")) {
        String target = WrittenObject.text(port, "targetPort");
        if (!target.isEmpty() && !target.matches("[0-9]+")) {
          // A named port: the number stands in another object.
          return List.of();
        }
        ports.add(target.isEmpty() ? WrittenObject.text(port, "port") : target);
      }
      return ports;
    }
    String[] spec =
        TEMPLATED.contains(kind)
            ? new String[] {"spec", "template", "spec", "containers"}
            : new String[] {"spec", "containers"};
    for (YamlNode container : WrittenObject.items(root, spec)) {
      for (YamlNode port : WrittenObject.items(container, "ports")) {
        ports.add(WrittenObject.text(port, "containerPort"));
      }
    }
    return ports;
  }
}
