package dev.kubectl.telemetry.cluster;

import java.time.Duration;

/** Sees every request to the API server: for metrics, and for tests that cut a run short. */
public interface RequestObserver {
  /** Looks away. */
  RequestObserver NONE = new RequestObserver() {};

  /** Just before a request is sent; what it throws keeps the request from being sent. */
  default void before(String method, String path) {}

  /**
   * After the answer.
   *
   * @param status 0 when there was none
   */
  default void after(String method, String path, int status, Duration took) {}
}
