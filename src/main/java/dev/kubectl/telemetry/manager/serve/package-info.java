/** What a running manager offers to probes and to Prometheus, over the JDK's HTTP server. */
@NullMarked
package dev.kubectl.telemetry.manager.serve;

import org.jspecify.annotations.NullMarked;
