/**
 * What differs between two trees, told by structure: mappings by key, lists of named items by their
 * name, all other lists as sequences, amounts by value. Pure, and knows nothing of pipelines:
 * applying a {@link Delta} to the old tree gives the new one.
 */
@NullMarked
package dev.kubectl.telemetry.preview.difference;

import org.jspecify.annotations.NullMarked;
