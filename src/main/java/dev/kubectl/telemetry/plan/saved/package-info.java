/**
 * A plan that is kept in a file: what was decided, and digests of everything it was decided from,
 * so that who carries it out can see whether the world is still the same.
 *
 * <p>{@link dev.kubectl.telemetry.plan.saved.SavedPlan} is made from an {@link
 * dev.kubectl.telemetry.plan.saved.Evidence} and compared with a later one; {@link
 * dev.kubectl.telemetry.plan.saved.SavedPlanFile} is its YAML form. Holds no value of a Secret, and
 * nothing from which one could be found cheaply.
 */
@NullMarked
package dev.kubectl.telemetry.plan.saved;

import org.jspecify.annotations.NullMarked;
