/** Formatting of the OTTL in manifests; everything else of a manifest stays as it is written. */
@NullMarked
package dev.kubectl.telemetry.format;

import org.jspecify.annotations.NullMarked;
