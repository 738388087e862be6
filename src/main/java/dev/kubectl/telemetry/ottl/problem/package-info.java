/** What can be wrong with one OTTL text: where, which class of error, what to tell a person. */
@NullMarked
package dev.kubectl.telemetry.ottl.problem;

import org.jspecify.annotations.NullMarked;
