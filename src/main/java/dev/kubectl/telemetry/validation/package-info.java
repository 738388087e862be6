/**
 * Checks on one pipeline that need no file: what the reference checks before it uses a pipeline,
 * what an API server would refuse, and what would break a collector that others share.
 *
 * <p>{@link dev.kubectl.telemetry.validation.PipelineChecks} is the entrance. Everything here is
 * pure, takes any record however odd, and speaks of fields and never of positions in files.
 */
@NullMarked
package dev.kubectl.telemetry.validation;

import org.jspecify.annotations.NullMarked;
