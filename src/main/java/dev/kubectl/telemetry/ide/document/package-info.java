/** A text in an editor: versions, edits, and places as editors count them. */
@NullMarked
package dev.kubectl.telemetry.ide.document;

import org.jspecify.annotations.NullMarked;
