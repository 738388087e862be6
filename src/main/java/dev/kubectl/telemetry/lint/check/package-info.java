/**
 * The rules that no lower room can hold, because they look at the spelling of a file, at several
 * objects together, or at what a correct pipeline costs.
 */
@NullMarked
package dev.kubectl.telemetry.lint.check;

import org.jspecify.annotations.NullMarked;
