/** What a place is about, in words: fields, functions, paths, amounts, pipelines. */
@NullMarked
package dev.kubectl.telemetry.ide.hover;

import org.jspecify.annotations.NullMarked;
