package dev.kubectl.telemetry.scaffold;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files beside a manifest, for the tool that brings it to a cluster. */
public enum Companion {
  KUSTOMIZE,
  ARGOCD,
  FLUX;

  static final String KUSTOMIZATION = "kustomization.yaml";
  private static final String ARGOCD_FILE = "argocd-application.yaml";
  private static final String FLUX_FILE = "flux-kustomization.yaml";

  /** Nobody but the user knows it. */
  private static final String REPOSITORY = "https://git.example.com/REPLACE/ME.git";

  /**
   * The files.
   *
   * @param name of the pipeline
   * @param manifest file name of its manifest
   * @param directory where all of it lies in the repository
   */
  Map<String, String> files(String name, String manifest, String directory) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(KUSTOMIZATION, kustomization(manifest));
    switch (this) {
      case KUSTOMIZE -> {}
      case ARGOCD -> files.put(ARGOCD_FILE, application(name, directory));
      case FLUX -> files.put(FLUX_FILE, fluxKustomization(name, directory));
    }
    return files;
  }

  /** Names of the files. */
  public List<String> fileNames() {
    return List.copyOf(files("", "", "").keySet());
  }

  /** The one that a cluster has to be told of once; the kustomization needs telling every time. */
  String entrance(String directory) {
    return switch (this) {
      case KUSTOMIZE -> "kubectl apply -k " + directory;
      case ARGOCD -> "kubectl apply -f " + directory + "/" + ARGOCD_FILE;
      case FLUX -> "kubectl apply -f " + directory + "/" + FLUX_FILE;
    };
  }

  private static String kustomization(String manifest) {
    return CommentedYaml.write(
        Tree.mapping()
            .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
            .put("kind", "Kustomization")
            .put("resources", Tree.texts(List.of(manifest)))
            .build(),
        Map.of());
  }

  /** Argo CD finds the kustomization and applies what it names, so not this file itself. */
  private static String application(String name, String directory) {
    Tree source =
        Tree.mapping()
            .put("repoURL", REPOSITORY)
            .put("path", directory)
            .put("targetRevision", "HEAD")
            .build();
    Tree destination = Tree.mapping().put("server", "https://kubernetes.default.svc").build();
    Tree automated = Tree.mapping().put("prune", true).put("selfHeal", true).build();
    return CommentedYaml.write(
        Tree.mapping()
            .put("apiVersion", "argoproj.io/v1alpha1")
            .put("kind", "Application")
            .put("metadata", metadata(name + "-metrics", "argocd"))
            .put(
                "spec",
                Tree.mapping()
                    .put("project", "default")
                    .put("source", source)
                    .put("destination", destination)
                    .put("syncPolicy", Tree.mapping().put("automated", automated).build())
                    .build())
            .build(),
        Map.of(
            FieldPath.of("spec", "source", "repoURL"),
            "Your repository, and where this folder lies in it."));
  }

  private static String fluxKustomization(String name, String directory) {
    Tree source = Tree.mapping().put("kind", "GitRepository").put("name", "flux-system").build();
    return CommentedYaml.write(
        Tree.mapping()
            .put("apiVersion", "kustomize.toolkit.fluxcd.io/v1")
            .put("kind", "Kustomization")
            .put("metadata", metadata(name + "-metrics", "flux-system"))
            .put(
                "spec",
                Tree.mapping()
                    .put("interval", "10m")
                    .put("path", "./" + directory)
                    .put("prune", true)
                    .put("sourceRef", source)
                    .build())
            .build(),
        Map.of(
            FieldPath.of("spec", "path"),
            "Where this folder lies in the repository that Flux watches."));
  }

  private static Tree metadata(String name, String namespace) {
    return Tree.mapping().put("name", name).put("namespace", namespace).build();
  }
}
