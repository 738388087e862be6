/**
 * The reference that a release carries, made from the command model: man pages and Markdown. {@link
 * dev.kubectl.telemetry.cli.reference.CommandPage} is what there is to say about a command, without
 * a form; each form is a class.
 */
@NullMarked
package dev.kubectl.telemetry.cli.reference;

import org.jspecify.annotations.NullMarked;
