package dev.kubectl.telemetry.yaml;

import java.math.BigInteger;

/** A scalar as kubectl understands it (YAML 1.1 with its own exceptions). */
public sealed interface ScalarValue {
  /** Anything that is nothing else. */
  record Text(String value) implements ScalarValue {}

  /** {@code true}, {@code on}, {@code yes} … */
  record Bool(boolean value) implements ScalarValue {}

  /** Decimal, octal, hexadecimal, binary. */
  record Int(BigInteger value) implements ScalarValue {}

  /** With a fraction or an exponent, infinite, or not a number. */
  record Float(double value) implements ScalarValue {}

  /** {@code null}, {@code ~}, nothing at all. */
  record Null() implements ScalarValue {}
}
