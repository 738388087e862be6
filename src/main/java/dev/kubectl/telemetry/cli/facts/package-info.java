/**
 * Facts: what a cluster would tell, given by hand. A catalogue of facts, the file that holds them,
 * and how they become the input of planning.
 */
@NullMarked
package dev.kubectl.telemetry.cli.facts;

import org.jspecify.annotations.NullMarked;
