/**
 * {@code run-manager}: options, log lines, the live view, and what Ctrl-C does. {@link
 * dev.kubectl.telemetry.manager.run.ManagerRun} does the work.
 */
@NullMarked
package dev.kubectl.telemetry.cli.manager;

import org.jspecify.annotations.NullMarked;
