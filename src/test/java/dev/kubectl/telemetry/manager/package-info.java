/** The manager against real API servers. */
@org.jspecify.annotations.NullMarked
package dev.kubectl.telemetry.manager;
