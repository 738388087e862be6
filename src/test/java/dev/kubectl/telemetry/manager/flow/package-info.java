@org.jspecify.annotations.NullMarked
package dev.kubectl.telemetry.manager.flow;
