package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * What every object of a component gets at the end, whoever built it: the component's labels, which
 * win over labels of the same name, and the owners.
 */
record Stamp(Component component, List<OwnerReference> owners) {
  Stamp {
    owners = List.copyOf(owners);
  }

  List<Tree.Mapping> on(List<Tree.Mapping> objects) {
    List<Tree.Mapping> stamped = new ArrayList<>(objects.size());
    for (Tree.Mapping object : objects) {
      stamped.add(on(object));
    }
    return List.copyOf(stamped);
  }

  private Tree.Mapping on(Tree.Mapping object) {
    Tree.Mapping metadata = Manifest.mapping(object, "metadata");
    Tree.Builder stamped = Tree.mapping();
    metadata
        .entries()
        .forEach((key, value) -> {
          if (!key.equals("labels") && !key.equals("annotations")) {
            stamped.put(key, value);
          }
        });
    stamped.put(
        "labels", Manifest.layers(Manifest.mapping(metadata, "labels"), component.labels()));
    stamped.putIfNotEmpty("annotations", Manifest.mapping(metadata, "annotations"));
    stamped.putIfNotEmpty(
        "ownerReferences",
        Tree.sequence(owners.stream().distinct().map(OwnerReference::toTree).toList()));
    return object.with("metadata", stamped.build());
  }
}
