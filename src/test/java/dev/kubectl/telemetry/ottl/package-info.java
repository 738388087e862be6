/** Tests of the OTTL room. */
@org.jspecify.annotations.NullMarked
package dev.kubectl.telemetry.ottl;
