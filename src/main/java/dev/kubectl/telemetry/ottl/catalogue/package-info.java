/**
 * Functions, paths and enums of one collector version. They are data: a text file per version, read
 * into records; another version is another file.
 */
@NullMarked
package dev.kubectl.telemetry.ottl.catalogue;

import org.jspecify.annotations.NullMarked;
