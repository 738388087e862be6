/** What can be done at a place: fixes, suppressions, rewritings, and what can be looked at. */
@NullMarked
package dev.kubectl.telemetry.ide.action;

import org.jspecify.annotations.NullMarked;
