/** {@code convert}: files of v1alpha1 to v1beta1, in the words of whoever wrote them. */
@NullMarked
package dev.kubectl.telemetry.cli.convert;

import org.jspecify.annotations.NullMarked;
