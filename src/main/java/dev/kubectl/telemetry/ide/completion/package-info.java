/** What may come next at a cursor. */
@NullMarked
package dev.kubectl.telemetry.ide.completion;

import org.jspecify.annotations.NullMarked;
