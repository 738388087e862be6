package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.connect.ClusterFailure;
import dev.kubectl.telemetry.cluster.connect.Connection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failure of our own requests means to somebody who has a kubeconfig. */
final class RefusedRequests {
  private static final Pattern NO_NAMESPACE =
      Pattern.compile("^namespaces \"(?<name>[^\"]+)\" not found");

  private RefusedRequests() {}

  /**
   * @param rights roles that would mend it, when it is for want of rights
   */
  static RuntimeException explained(
      ApiFailure failure, Connection connection, Optional<String> rights) {
    if (rights.isPresent()) {
      return new ClusterFailure(
          ClusterFailure.Kind.FORBIDDEN,
          "not allowed: " + (failure.answer().isEmpty() ? failure.request() : failure.answer()),
          rights.get(),
          failure);
    }
    Matcher missing = NO_NAMESPACE.matcher(failure.answer());
    if (failure.isNotFound() && missing.find()) {
      String name = missing.group("name");
      return new ClusterFailure(
          ClusterFailure.Kind.MISSING,
          "there is no namespace " + name,
          "kubectl create namespace " + name + ", or name another one",
          failure);
    }
    return failure.status() == 0
        ? connection.failure(failure)
        : connection.refused(failure.status(), failure.answer(), failure.request(), failure);
  }
}
