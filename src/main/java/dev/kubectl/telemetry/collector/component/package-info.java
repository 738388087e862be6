/**
 * Second step of the generator: single parts of a configuration, each a small function that reads
 * like the YAML it makes, and the {@link dev.kubectl.telemetry.collector.component.Assembly} that
 * collects them.
 */
@NullMarked
package dev.kubectl.telemetry.collector.component;

import org.jspecify.annotations.NullMarked;
