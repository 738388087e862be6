/**
 * A preview in its forms: text for people, a diff, JSON and YAML for programs, Markdown for a pull
 * request. All forms say the same and show no secret value.
 */
@NullMarked
package dev.kubectl.telemetry.preview.render;

import org.jspecify.annotations.NullMarked;
