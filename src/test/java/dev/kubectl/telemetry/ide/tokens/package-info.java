@NullMarked
package dev.kubectl.telemetry.ide.tokens;

import org.jspecify.annotations.NullMarked;
