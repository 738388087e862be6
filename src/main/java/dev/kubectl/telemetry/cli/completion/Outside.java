package dev.kubectl.telemetry.cli.completion;

import java.util.List;

/** Where names come from that are not in the program: git, a kubeconfig, a cluster. */
public interface Outside {
  /** Nothing is known of the world outside. */
  Outside NOTHING =
      new Outside() {
        @Override
        public List<Candidate> gitRefs() {
          return List.of();
        }

        @Override
        public List<Candidate> fromKubeconfig(KubeconfigPart part, ClusterWords cluster) {
          return List.of();
        }

        @Override
        public List<Candidate> fromCluster(ClusterNames names, ClusterWords cluster) {
          return List.of();
        }
      };

  /** Branches and tags of the repository here, with what their last commit says. */
  List<Candidate> gitRefs();

  /** Names in the kubeconfig; reads a file and asks nobody. */
  List<Candidate> fromKubeconfig(KubeconfigPart part, ClusterWords cluster);

  /** Names of objects, or nothing when the cluster does not answer in time. */
  List<Candidate> fromCluster(ClusterNames names, ClusterWords cluster);

  /** Parts of a kubeconfig that options name. */
  enum KubeconfigPart {
    CONTEXTS,
    CLUSTERS,
    USERS
  }

  /** Objects that options and arguments name. */
  enum ClusterNames {
    NAMESPACES,
    METRIC_PIPELINES
  }
}
