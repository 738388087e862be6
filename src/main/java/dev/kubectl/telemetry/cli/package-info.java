/**
 * The command line: one class a command. A command reads its options, calls one room, prints, and
 * returns an exit code ({@link ExitCode}); what it decides itself fits on a page.
 *
 * <p>Uses every room below; is used by nobody. Standard output carries the result and nothing else,
 * everything said about it goes to standard error.
 */
@NullMarked
package dev.kubectl.telemetry.cli;

import org.jspecify.annotations.NullMarked;
