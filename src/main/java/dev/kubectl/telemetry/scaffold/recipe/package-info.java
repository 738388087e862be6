/**
 * Filters and transforms that people want again and again, by name. The texts of each are checked
 * by our own checker, and what they do is tried in a real collector by a test.
 */
@NullMarked
package dev.kubectl.telemetry.scaffold.recipe;

import org.jspecify.annotations.NullMarked;
