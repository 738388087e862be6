/**
 * Every Kubernetes object around a collector: gateway, agent, self monitor.
 *
 * <p>Configuration text, environment and options go in, objects as {@link
 * dev.kubectl.telemetry.yaml.Tree.Mapping trees} come out, in the order in which they are to be
 * applied. Nothing here knows where they are applied, and nothing here writes {@code status}, which
 * belongs to the server.
 */
@NullMarked
package dev.kubectl.telemetry.workload;

import org.jspecify.annotations.NullMarked;
