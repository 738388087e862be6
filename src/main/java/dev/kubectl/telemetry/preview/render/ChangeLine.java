package dev.kubectl.telemetry.preview.render;

/**
 * One line of a structural difference.
 *
 * @param depth how deep it is nested
 * @param mark {@code +}, {@code -}, {@code ~}, {@code >} for moved, or a blank for a line between
 * @param text without secret values and without control characters
 */
record ChangeLine(int depth, char mark, String text) {}
