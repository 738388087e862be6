/** {@code scaffold}: flags or a wizard to files. The only commands that take keys one by one. */
@NullMarked
package dev.kubectl.telemetry.cli.scaffold;

import org.jspecify.annotations.NullMarked;
