/** The language server through the protocol. */
@NullMarked
package dev.kubectl.telemetry.ide.server;

import org.jspecify.annotations.NullMarked;
