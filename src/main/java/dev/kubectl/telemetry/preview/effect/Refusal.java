package dev.kubectl.telemetry.preview.effect;

/**
 * Why the API server does not store a pipeline; what was there before stays.
 *
 * @param field where the mistake is
 */
public record Refusal(String pipeline, String field, String message) {}
