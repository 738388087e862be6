@NullMarked
package dev.kubectl.telemetry.ide.navigation;

import org.jspecify.annotations.NullMarked;
