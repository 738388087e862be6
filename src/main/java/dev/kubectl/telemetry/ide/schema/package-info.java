/**
 * The JSON Schema for editors that know no language server of ours, or run one for YAML beside it.
 *
 * <p>The resource is derived from the CRDs in {@code src/main/crd} as lint's own schemas are, with
 * the CRD's words and rules added; a test keeps the two together. Nothing here needs the protocol.
 */
@NullMarked
package dev.kubectl.telemetry.ide.schema;

import org.jspecify.annotations.NullMarked;
