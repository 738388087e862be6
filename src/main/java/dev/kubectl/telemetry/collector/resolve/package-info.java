/**
 * First step of the generator: values of a pipeline's output, read from where they stand.
 *
 * <p>After this step nothing looks at a Secret any more, and nothing can fail: what cannot be
 * resolved is a value of its own and never reaches the generator.
 */
@NullMarked
package dev.kubectl.telemetry.collector.resolve;

import org.jspecify.annotations.NullMarked;
