package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.reading.ManifestObject;

/** Somebody who knows what a cluster would say to an object; asked once for each. */
@FunctionalInterface
public interface ApiServer {
  /** Lint without a cluster. */
  ApiServer NONE = object -> new Answer.NotAsked();

  Answer dryRun(ManifestObject object);

  /** What came back. */
  sealed interface Answer {
    /** Nobody was asked about this object. */
    record NotAsked() implements Answer {}

    /** It would be stored. */
    record Accepted() implements Answer {}

    /**
     * It would not be stored.
     *
     * @param text in the words of the server; may quote values of the object
     */
    record Refused(String text) implements Answer {}
  }
}
