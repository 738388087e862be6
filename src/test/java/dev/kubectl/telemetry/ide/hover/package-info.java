@NullMarked
package dev.kubectl.telemetry.ide.hover;

import org.jspecify.annotations.NullMarked;
