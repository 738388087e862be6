/**
 * The only room with a Kubernetes client: reading a cluster into an {@link
 * dev.kubectl.telemetry.plan.ObservedState}, watching it, and applying what was planned.
 *
 * <p>{@link dev.kubectl.telemetry.cluster.KubernetesApi} speaks JSON with the API server through
 * the client's own HTTP layer, so that no class of its model is needed; everything else here works
 * on {@link dev.kubectl.telemetry.yaml.Tree trees}. {@link
 * dev.kubectl.telemetry.cluster.SnapshotReader} reads once, {@link
 * dev.kubectl.telemetry.cluster.Watches} keeps the same {@link
 * dev.kubectl.telemetry.cluster.ClusterSnapshot} up to date, {@link
 * dev.kubectl.telemetry.cluster.Applier} writes what differs and nothing else. {@link
 * dev.kubectl.telemetry.cluster.Landscape} is what somebody sees who is about to write a pipeline.
 */
@NullMarked
package dev.kubectl.telemetry.cluster;

import org.jspecify.annotations.NullMarked;
