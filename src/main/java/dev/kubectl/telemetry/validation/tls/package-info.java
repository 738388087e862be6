/** Certificates and private keys: reading PEM, dates, and whether a pair belongs together. */
@NullMarked
package dev.kubectl.telemetry.validation.tls;

import org.jspecify.annotations.NullMarked;
