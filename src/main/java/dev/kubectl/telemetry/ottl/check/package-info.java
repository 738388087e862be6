/**
 * From trees to findings: context inference, paths, calls and arguments, and what would crash a
 * running collector.
 */
@NullMarked
package dev.kubectl.telemetry.ottl.check;

import org.jspecify.annotations.NullMarked;
