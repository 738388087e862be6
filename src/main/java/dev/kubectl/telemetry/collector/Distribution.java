package dev.kubectl.telemetry.collector;

/** Which collector will run the configuration. */
public enum Distribution {
  /** Kyma's own build, with its receivers and processors. */
  KYMA,
  /** The plain contrib build; what only Kyma has is left out or expressed otherwise. */
  UPSTREAM
}
