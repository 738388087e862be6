package dev.kubectl.telemetry.cli.graph;

import java.util.Locale;

/** Forms that a data flow can be drawn in. */
enum GraphForm {
  TEXT,
  MERMAID,
  DOT,
  SVG,
  HTML;

  /** As it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
