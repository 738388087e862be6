/** What pipelines turn into, for an editor: in words, as configuration, and what a change does. */
@NullMarked
package dev.kubectl.telemetry.ide.generated;

import org.jspecify.annotations.NullMarked;
