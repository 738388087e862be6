package dev.kubectl.telemetry.scaffold;

import org.jspecify.annotations.Nullable;

/**
 * Why an answer cannot be used.
 *
 * @param missing whether there is none
 * @param hint what to do, or null
 */
public record Problem(Topic topic, boolean missing, String message, @Nullable String hint) {}
