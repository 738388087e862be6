package dev.kubectl.telemetry.preview.effect;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of effects; a policy names them by their words. */
public enum EffectKind {
  ADMISSION("admission", Weight.DANGER, "the API server refuses a pipeline"),
  SLOT("slot", Weight.DANGER, "a pipeline is beyond the limit"),
  CONDITION("condition", Weight.NOTE, "a pipeline's status says something else"),
  INSECURE("insecure", Weight.DANGER, "data is sent unencrypted, or to anyone"),
  RESTART("restart", Weight.ATTENTION, "pods are replaced"),
  DATA_STOPS("data-stops", Weight.ATTENTION, "data no longer flows"),
  DATA_LOSS("data-loss", Weight.ATTENTION, "data may be lost on the way"),
  STOP("stop", Weight.ATTENTION, "a component disappears"),
  COUNTER_RESET("counter-reset", Weight.ATTENTION, "counters begin anew"),
  QUEUE("queue", Weight.NOTE, "a pipeline's queue gets another size"),
  BACKEND("backend", Weight.ATTENTION, "a pipeline's data goes elsewhere"),
  NEW_ENDPOINT("new-endpoint", Weight.ATTENTION, "data leaves to a new address"),
  DATA_FILTER("data-filter", Weight.ATTENTION, "other data is dropped"),
  DATA_CHANGES("data-changes", Weight.NOTE, "data carries other attributes or values"),
  DATA_STARTS("data-starts", Weight.NOTE, "data newly flows"),
  INTERVAL("interval", Weight.NOTE, "data is collected more or less often"),
  TRANSPORT("transport", Weight.NOTE, "data is sent in another way"),
  CREDENTIALS("credentials", Weight.NOTE, "other credentials are used"),
  NEW_SECRET("new-secret", Weight.ATTENTION, "another Secret is read"),
  NEW_PERMISSION("new-permission", Weight.ATTENTION, "a component may read more"),
  NETWORK("network", Weight.NOTE, "other network traffic is allowed"),
  START("start", Weight.NOTE, "a component appears"),
  SCALE("scale", Weight.NOTE, "the number of pods changes"),
  RESOURCES("resources", Weight.NOTE, "pods may use more or less memory");

  private final String word;
  private final Weight weight;
  private final String meaning;

  EffectKind(String word, Weight weight, String meaning) {
    this.word = word;
    this.weight = weight;
    this.meaning = meaning;
  }

  /** As a policy and JSON name it. */
  public String word() {
    return word;
  }

  /** What it weighs unless the single effect says otherwise. */
  public Weight weight() {
    return weight;
  }

  /** In a few words, for help. */
  public String meaning() {
    return meaning;
  }

  public static Optional<EffectKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
