/** {@code fmt}: the OTTL in manifests, laid out well. */
@NullMarked
package dev.kubectl.telemetry.cli.format;

import org.jspecify.annotations.NullMarked;
