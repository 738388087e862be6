package dev.kubectl.telemetry.validation;

/**
 * A half-open range inside the text of one scalar.
 *
 * @param start counted from 0, in Unicode code points
 * @param end after the last character
 */
public record TextRange(int start, int end) {}
