/** Forms of a data flow: text for a terminal, Mermaid, DOT, SVG, and a page of its own. */
@NullMarked
package dev.kubectl.telemetry.graph.draw;

import org.jspecify.annotations.NullMarked;
