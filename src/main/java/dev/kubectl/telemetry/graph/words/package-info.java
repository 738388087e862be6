/** What the steps of a data flow do, in sentences that begin with a verb. */
@NullMarked
package dev.kubectl.telemetry.graph.words;

import org.jspecify.annotations.NullMarked;
