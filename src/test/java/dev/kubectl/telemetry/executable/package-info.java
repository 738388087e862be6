/** What the native executable and the packaged program need beside the code. */
@NullMarked
package dev.kubectl.telemetry.executable;

import org.jspecify.annotations.NullMarked;
