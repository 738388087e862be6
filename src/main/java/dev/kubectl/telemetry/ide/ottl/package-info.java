/**
 * OTTL for people: what functions, paths and well-known attributes are for, and what stands around
 * a cursor inside a text. What is right and wrong is decided in {@code ottl}.
 */
@NullMarked
package dev.kubectl.telemetry.ide.ottl;

import org.jspecify.annotations.NullMarked;
