@NullMarked
package dev.kubectl.telemetry.ide.generated;

import org.jspecify.annotations.NullMarked;
