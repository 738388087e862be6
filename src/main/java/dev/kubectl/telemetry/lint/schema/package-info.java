/**
 * The schema of the CRDs, laid beside what our own rooms found nothing wrong with.
 *
 * <p>Precedence: {@code api} and {@code validation} speak first, in their own words. Only about an
 * object that they take is the JSON Schema asked, so a problem is never told twice and none that
 * the API server would see is missed. The schema is derived from the CRDs in {@code src/main/crd}
 * into one small strict resource for each kind and version; a test keeps the two together.
 */
@NullMarked
package dev.kubectl.telemetry.lint.schema;

import org.jspecify.annotations.NullMarked;
