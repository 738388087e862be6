/** Between v1alpha1 and v1beta1 of MetricPipeline, and what is lost on the way. */
@NullMarked
package dev.kubectl.telemetry.api.conversion;

import org.jspecify.annotations.NullMarked;
