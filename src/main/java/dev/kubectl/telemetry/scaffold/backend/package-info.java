/** Backends by name: what their own documentation says about taking OTLP metrics. */
@NullMarked
package dev.kubectl.telemetry.scaffold.backend;

import org.jspecify.annotations.NullMarked;
