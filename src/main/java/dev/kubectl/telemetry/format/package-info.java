/**
 * Formatting of the OTTL in manifests; everything else of a manifest stays as it is written, to the
 * byte.
 *
 * <p>{@link dev.kubectl.telemetry.format.FormattedText} is the whole of it: from a text that was
 * read to the ranges that change. {@code OttlScalars} finds the statements and conditions, {@code
 * OttlLayout} says where blanks and line breaks go between the tokens of one, {@code ScalarEdits}
 * carries that into the scalar's own style. Only white space between tokens is ever touched, so no
 * text is read differently afterwards. Uses {@code ottl}, {@code yaml}, {@code api} and the edits
 * of {@code lint}; knows nothing of files and editors.
 */
@NullMarked
package dev.kubectl.telemetry.format;

import org.jspecify.annotations.NullMarked;
