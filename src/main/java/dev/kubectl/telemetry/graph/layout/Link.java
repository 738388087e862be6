package dev.kubectl.telemetry.graph.layout;

/**
 * An edge between two blocks, to be laid out.
 *
 * @param from number of the block that it leaves at its right side
 * @param to number of the block that it enters at its left side; a later one
 * @param leavesAt where, below the top of the block
 * @param entersAt where, below the top of the block
 */
public record Link(int from, int to, double leavesAt, double entersAt) {}
