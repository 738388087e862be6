/**
 * What the reference makes of given inputs, as tests: one class a folder of the conformance data,
 * each with a static method that yields its cases. {@code ConformanceTest} runs them all.
 */
@NullMarked
package dev.kubectl.telemetry.conformance;

import org.jspecify.annotations.NullMarked;
