/**
 * Telemetry pipelines in an editor: everything that lint knows, while typing, and help with what
 * comes next.
 *
 * <p>{@code document} is the text as the editor has it, {@code sketch} what it seems to be, {@code
 * workspace} all texts together; {@code place} says where a cursor stands, and each feature ({@code
 * completion}, {@code hover}, {@code navigation}, {@code tokens}, {@code action}, {@code
 * diagnosis}) answers in values of its own. Only {@code server} knows the Language Server Protocol
 * and its library. {@code schema} is for editors that want no server.
 *
 * <p>Uses every room below; knows nothing of the terminal.
 */
@NullMarked
package dev.kubectl.telemetry.ide;

import org.jspecify.annotations.NullMarked;
