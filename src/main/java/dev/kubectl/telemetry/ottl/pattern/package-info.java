/**
 * Small languages inside OTTL strings: regular expressions (RE2), globs, XPath, grok, time formats.
 */
@NullMarked
package dev.kubectl.telemetry.ottl.pattern;

import org.jspecify.annotations.NullMarked;
