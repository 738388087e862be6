/** What lint says about files in an editor. */
@NullMarked
package dev.kubectl.telemetry.ide.diagnosis;

import org.jspecify.annotations.NullMarked;
