/**
 * The data plane for real: collectors, a Prometheus and a backend that tests run with what a
 * manager has written, on loopback ports.
 */
@org.jspecify.annotations.NullMarked
package dev.kubectl.telemetry.dataplane;
