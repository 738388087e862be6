/**
 * {@code schema}: the JSON Schemas of what this program reads and writes, and editors that use
 * them.
 */
@NullMarked
package dev.kubectl.telemetry.cli.schema;

import org.jspecify.annotations.NullMarked;
