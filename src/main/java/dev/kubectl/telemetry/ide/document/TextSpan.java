package dev.kubectl.telemetry.ide.document;

/** A half-open range of a text, by index in UTF-16 units. */
public record TextSpan(int start, int end) {
  public boolean holds(int offset) {
    return start <= offset && offset <= end;
  }

  public int length() {
    return end - start;
  }
}
