/**
 * The data flow: which way metrics go, from the inputs through agent and gateway to the backends,
 * and what each step does with them, in words.
 *
 * <p>{@link dev.kubectl.telemetry.graph.DataFlow} is the value, made from what {@code plan}
 * observed and decided, at one of two {@link dev.kubectl.telemetry.graph.Level}s. {@code words} has
 * the sentences, {@code layout} gives every node a place, {@code draw} turns a flow into text,
 * Mermaid, DOT, SVG or a page. {@link dev.kubectl.telemetry.graph.FlowDifference} lays two flows
 * over each other. Pure: no file, no terminal, no cluster; no value of a Secret gets in.
 */
@NullMarked
package dev.kubectl.telemetry.graph;

import org.jspecify.annotations.NullMarked;
