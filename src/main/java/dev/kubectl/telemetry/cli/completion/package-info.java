/**
 * What can be typed next. {@link dev.kubectl.telemetry.cli.completion.TypedLine} finds the place of
 * the cursor in the command model, {@link dev.kubectl.telemetry.cli.completion.Completer} answers
 * what fits there, {@link dev.kubectl.telemetry.cli.completion.ShellScript} connects a shell or
 * kubectl with the answer.
 *
 * <p>The scripts hold no command and no option: they ask the program, so they are never older than
 * it is. Nothing here loads the Kubernetes client: names from a cluster come from the user's
 * kubectl, with a deadline.
 */
@NullMarked
package dev.kubectl.telemetry.cli.completion;

import org.jspecify.annotations.NullMarked;
