/** From one place of a workspace to others: definitions, references, structure, links. */
@NullMarked
package dev.kubectl.telemetry.ide.navigation;

import org.jspecify.annotations.NullMarked;
