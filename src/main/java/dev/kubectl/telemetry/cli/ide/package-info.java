/** Commands for editors. */
@NullMarked
package dev.kubectl.telemetry.cli.ide;

import org.jspecify.annotations.NullMarked;
