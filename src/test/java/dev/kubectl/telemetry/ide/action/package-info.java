@NullMarked
package dev.kubectl.telemetry.ide.action;

import org.jspecify.annotations.NullMarked;
