/** All texts an editor shows or could show, each read at most once for a version. */
@NullMarked
package dev.kubectl.telemetry.ide.workspace;

import org.jspecify.annotations.NullMarked;
