/**
 * From the tree of a document to the records of {@code api}, and back.
 *
 * <p>Two steps, so that objects from a file and objects from a cluster take the same way: {@link
 * dev.kubectl.telemetry.api.reading.SchemaReader} lays a document beside the table of its fields
 * and reports what does not fit; the decoders turn what is left into records and never fail.
 */
@NullMarked
package dev.kubectl.telemetry.api.reading;

import org.jspecify.annotations.NullMarked;
