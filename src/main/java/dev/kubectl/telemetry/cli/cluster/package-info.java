/** What every command that talks to a cluster shares: the connection flags of kubectl. */
@NullMarked
package dev.kubectl.telemetry.cli.cluster;

import org.jspecify.annotations.NullMarked;
