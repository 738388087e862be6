/**
 * What rules there are. One entry a rule: identifier, name, weight, and the page that explains it.
 */
@NullMarked
package dev.kubectl.telemetry.lint.rule;

import org.jspecify.annotations.NullMarked;
