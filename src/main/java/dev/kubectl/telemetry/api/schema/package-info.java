/**
 * Which fields our objects have: one table per kind and version, as data.
 *
 * <p>The reader walks a document along these tables, suggestions for unknown fields come from them,
 * and an editor can show their descriptions. Descriptions follow those of the custom resource
 * definitions. Limits on values (required fields, patterns, rules across fields) are not kept here.
 */
@NullMarked
package dev.kubectl.telemetry.api.schema;

import org.jspecify.annotations.NullMarked;
