/**
 * The shared generator: pipelines and facts become the configuration of an OpenTelemetry Collector
 * and the environment variables that it refers to.
 *
 * <p>{@code resolve} reads the values of an output, {@code component} makes single parts, and the
 * two generators here put them together: {@link dev.kubectl.telemetry.collector.GatewayGenerator}
 * for the Deployment that receives pushed data, {@link
 * dev.kubectl.telemetry.collector.AgentGenerator} for the DaemonSet that collects. Pure and
 * stateless; knows nothing of Kubernetes objects.
 */
@NullMarked
package dev.kubectl.telemetry.collector;

import org.jspecify.annotations.NullMarked;
