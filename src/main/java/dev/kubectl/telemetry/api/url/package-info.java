/**
 * URLs as Go's {@code net/url} reads and writes them, because that is what the reference and the
 * collector do. {@code java.net.URI} draws other lines and cannot stand in.
 */
@NullMarked
package dev.kubectl.telemetry.api.url;

import org.jspecify.annotations.NullMarked;
