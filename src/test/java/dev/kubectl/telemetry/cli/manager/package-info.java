/** What {@code run-manager} shows. */
@org.jspecify.annotations.NullMarked
package dev.kubectl.telemetry.cli.manager;
