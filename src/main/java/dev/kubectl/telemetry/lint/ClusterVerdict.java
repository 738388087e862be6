package dev.kubectl.telemetry.lint;

/** What a cluster does with an object that has the problem. */
public sealed interface ClusterVerdict {
  /** The API server or a webhook refuses it. */
  record Rejected() implements ClusterVerdict {}

  /**
   * It is stored, and the status of the pipeline shows the problem.
   *
   * @param type such as {@code ConfigurationGenerated}
   * @param status {@code True} or {@code False}
   * @param reason such as {@code EndpointInvalid}
   */
  record Conditioned(String type, String status, String reason) implements ClusterVerdict {}

  /**
   * It is stored, and our manager leaves the pipeline out, lest it harm the others.
   *
   * @param reference what the reference would do instead, a sentence without a full stop
   */
  record LeftOut(String reference) implements ClusterVerdict {}

  /** It is stored, and nothing tells anybody. */
  record AcceptedSilently() implements ClusterVerdict {}

  /** The problem is one of the file, not of the object. */
  record NotApplicable() implements ClusterVerdict {}

  /** A word for programs. */
  default String word() {
    return switch (this) {
      case Rejected _ -> "rejected";
      case Conditioned _ -> "accepted-with-condition";
      case LeftOut _ -> "accepted-and-left-out";
      case AcceptedSilently _ -> "accepted-silently";
      case NotApplicable _ -> "not-applicable";
    };
  }

  /** A sentence for people without a full stop; empty when there is nothing to say. */
  default String sentence() {
    return switch (this) {
      case Rejected _ -> "the API server rejects it";
      case Conditioned(String type, String status, String reason) ->
          "accepted, with condition " + type + "=" + status + ", reason " + reason;
      case LeftOut(String reference) ->
          "accepted by the API server; kubectl-telemetry's manager rejects it, " + reference;
      case AcceptedSilently _ -> "accepted, and nothing tells you";
      case NotApplicable _ -> "";
    };
  }
}
