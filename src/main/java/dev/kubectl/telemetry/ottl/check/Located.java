package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.problem.Finding;

/**
 * A finding in one of several texts.
 *
 * @param text index of the text in the list that was checked
 */
public record Located(int text, Finding finding) {}
