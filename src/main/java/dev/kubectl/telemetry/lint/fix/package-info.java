/** Edits of a text by range, so that comments, order and style of the file stay. */
@NullMarked
package dev.kubectl.telemetry.lint.fix;

import org.jspecify.annotations.NullMarked;
