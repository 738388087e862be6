/**
 * The decision: from what is there ({@link ObservedState}) to what should be there ({@link
 * DesiredState}), by one pure function ({@link Planner}).
 *
 * <p>Every command goes through it and differs only in where the observed state comes from and in
 * what it does with the desired one. Asks {@code validation} about each pipeline, {@code collector}
 * for the two configurations of those that may run, {@code workload} for the objects around them.
 * Knows nothing of files, YAML text or the cluster client.
 */
@NullMarked
package dev.kubectl.telemetry.plan;

import org.jspecify.annotations.NullMarked;
