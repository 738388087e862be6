/**
 * Where a cursor stands. {@link dev.kubectl.telemetry.ide.place.CursorPlace} is found once for a
 * request; completion, hover and navigation are each a {@code switch} over it.
 */
@NullMarked
package dev.kubectl.telemetry.ide.place;

import org.jspecify.annotations.NullMarked;
