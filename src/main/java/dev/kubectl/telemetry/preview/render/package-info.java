/**
 * A preview in its forms: text for people, a diff, JSON and YAML for programs by a published
 * schema, Markdown for a pull request, a page with the data flow drawn. All forms say the same and
 * show no secret value.
 */
@NullMarked
package dev.kubectl.telemetry.preview.render;

import org.jspecify.annotations.NullMarked;
