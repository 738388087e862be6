/**
 * From an OTTL text to tokens and a tree. Parsing never throws: a broken text gives a tree too,
 * with {@link dev.kubectl.telemetry.ottl.syntax.Node.Missing} where something is missing.
 */
@NullMarked
package dev.kubectl.telemetry.ottl.syntax;

import org.jspecify.annotations.NullMarked;
