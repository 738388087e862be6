/** What the words of OTTL are, for colours. */
@NullMarked
package dev.kubectl.telemetry.ide.tokens;

import org.jspecify.annotations.NullMarked;
