/**
 * What would change, what that does, and to whom: compares the plans of two observed states.
 *
 * <p>{@link Previewer} is the entrance and pure. {@code difference} compares trees, {@code effect}
 * says what a difference does to pods, data and other pipelines, {@code render} writes the result
 * for people and programs. How either state was read, from files, from git or from a cluster, is
 * the business of the command.
 */
@NullMarked
package dev.kubectl.telemetry.preview;

import org.jspecify.annotations.NullMarked;
