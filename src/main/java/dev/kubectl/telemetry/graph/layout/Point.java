package dev.kubectl.telemetry.graph.layout;

/** A place on the drawing, in pixels from its upper left corner. */
public record Point(double x, double y) {}
