/** A real API server for tests, and what it says about the objects that we judge. */
@org.jspecify.annotations.NullMarked
package dev.kubectl.telemetry.server;
