/**
 * New manifests from a few answers: what flags or the wizard say becomes a pipeline with comments,
 * the files around it, the command that makes its Secret, and what to do next.
 *
 * <p>A {@link dev.kubectl.telemetry.scaffold.Draft} is what somebody said, as words; {@link
 * dev.kubectl.telemetry.scaffold.DraftReader} makes {@link dev.kubectl.telemetry.scaffold.Answers}
 * of it, or says what is missing or wrong; {@link dev.kubectl.telemetry.scaffold.Scaffold} is what
 * comes out. {@link dev.kubectl.telemetry.scaffold.Offers} is what a cluster adds to the choice.
 * Pure: reads no file and no cluster, writes nothing, and never sees the value of a Secret.
 */
@NullMarked
package dev.kubectl.telemetry.scaffold;

import org.jspecify.annotations.NullMarked;
