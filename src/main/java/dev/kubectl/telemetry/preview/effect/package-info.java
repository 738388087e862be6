/**
 * What a change does: which pods roll and how, which data starts, stops, changes or is lost, where
 * it goes, what the status will say, and what that means for pipelines that nobody touched.
 *
 * <p>Read from two observed states and their plans, not from text: every effect names its reason.
 */
@NullMarked
package dev.kubectl.telemetry.preview.effect;

import org.jspecify.annotations.NullMarked;
