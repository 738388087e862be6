/**
 * Whether data flows to the backends: asks the self monitor, a Prometheus beside the collectors,
 * for its alerts, and makes the condition {@code TelemetryFlowHealthy} of them (manager
 * specification D6, E3 to E5).
 *
 * <p>{@link dev.kubectl.telemetry.manager.flow.AlertSource} is the way there: through the API
 * server's proxy to Services from outside of a cluster, by the Service's name from a pod. {@link
 * dev.kubectl.telemetry.manager.flow.FiringAlerts} is what comes back, {@link
 * dev.kubectl.telemetry.manager.flow.SelfMonitorFlow} judges a pipeline by it.
 *
 * <p>The reference asks in every reconcile of every pipeline, twice, and lets a failure fail the
 * reconcile; besides, Prometheus calls its webhook, so that something asks. Here one question in
 * half a minute answers for all pipelines, beside the passes (G18). Half a minute is how often
 * Prometheus itself looks at its rules, which hold for a minute before they fire: being called
 * would save little of that, and nothing in a cluster can call a laptop. Where something can call,
 * {@link dev.kubectl.telemetry.manager.flow.AlertWebhook} hears it and brings the question forward.
 *
 * <p>What is done otherwise than in the reference (G17): alerts about the agent count only for
 * pipelines with an input of the agent; an alert that names no pipeline is not held against others
 * where there is a pipeline whose name cannot be read; a condition's message names all reasons that
 * hold, not only the first.
 */
@NullMarked
package dev.kubectl.telemetry.manager.flow;

import org.jspecify.annotations.NullMarked;
