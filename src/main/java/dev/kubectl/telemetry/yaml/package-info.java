/**
 * Text to tree and back.
 *
 * <p>What users wrote becomes a {@link YamlNode} tree in which every key and every value knows its
 * place; nothing is thrown for bad input, problems come back as diagnostics. What we generate is a
 * {@link Tree}, an immutable ordered tree whose parts know their {@link
 * dev.kubectl.telemetry.diagnostic.Origin}; it is written as YAML or JSON.
 *
 * <p>Knows nothing of Kubernetes. Uses {@code diagnostic} only.
 */
@NullMarked
package dev.kubectl.telemetry.yaml;

import org.jspecify.annotations.NullMarked;
