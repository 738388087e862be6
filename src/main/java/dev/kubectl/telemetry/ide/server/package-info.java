/**
 * The language server: the only package that knows the Language Server Protocol and its library.
 *
 * <p>{@link dev.kubectl.telemetry.ide.server.LanguageServerProcess} speaks over two streams. A
 * notification changes the {@link dev.kubectl.telemetry.ide.server.Session} on the thread that
 * reads, in the order of the protocol; a request takes the workspace as it is at that moment and is
 * answered on another thread, from values of the feature packages, which the {@code *Wire} classes
 * turn into those of the protocol.
 */
@NullMarked
package dev.kubectl.telemetry.ide.server;

import org.jspecify.annotations.NullMarked;
