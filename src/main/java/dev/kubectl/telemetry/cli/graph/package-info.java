/** The command {@code graph}: the data flow of pipelines, drawn. */
@NullMarked
package dev.kubectl.telemetry.cli.graph;

import org.jspecify.annotations.NullMarked;
