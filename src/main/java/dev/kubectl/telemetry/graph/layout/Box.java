package dev.kubectl.telemetry.graph.layout;

/** A place on the drawing, in pixels; {@code x} and {@code y} are its upper left corner. */
public record Box(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }
}
