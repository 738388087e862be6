/** What this program is, what it is compatible with, and what runs in a cluster. */
@NullMarked
package dev.kubectl.telemetry.cli.version;

import org.jspecify.annotations.NullMarked;
