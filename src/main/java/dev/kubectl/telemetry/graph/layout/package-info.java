/**
 * A layered layout: every edge runs from left to right, no box covers another one, no edge runs
 * through a box. Deterministic, and small on purpose.
 */
@NullMarked
package dev.kubectl.telemetry.graph.layout;

import org.jspecify.annotations.NullMarked;
