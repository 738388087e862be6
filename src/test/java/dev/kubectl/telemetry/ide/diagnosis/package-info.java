@NullMarked
package dev.kubectl.telemetry.ide.diagnosis;

import org.jspecify.annotations.NullMarked;
