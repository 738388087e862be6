/**
 * What an unfinished YAML text seems to be.
 *
 * <p>The reader of {@code yaml} gives up at the first error, and a text in which somebody is typing
 * is wrong most of the time. A {@link dev.kubectl.telemetry.ide.sketch.Sketch} is drawn from
 * indentation and the first characters of lines, always exists, and agrees with the reader about
 * every text that is right, which a test holds. Offsets are indexes into the text, in UTF-16 units.
 */
@NullMarked
package dev.kubectl.telemetry.ide.sketch;

import org.jspecify.annotations.NullMarked;
