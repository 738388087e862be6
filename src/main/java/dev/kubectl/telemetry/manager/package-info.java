/**
 * The Telemetry Manager for metrics: reads a snapshot, plans, applies what differs, and says in the
 * status of the pipelines what is the case. Again and again, whenever something changes.
 *
 * <p>{@link dev.kubectl.telemetry.manager.Pass} is one round; {@link
 * dev.kubectl.telemetry.manager.Loop} decides when there is another one. The reconcile is level
 * triggered and has one key: all pipelines end in one gateway and one agent, so there is nothing to
 * be gained by looking at one of them alone.
 */
@NullMarked
package dev.kubectl.telemetry.manager;

import org.jspecify.annotations.NullMarked;
