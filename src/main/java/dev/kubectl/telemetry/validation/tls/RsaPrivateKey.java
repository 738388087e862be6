package dev.kubectl.telemetry.validation.tls;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of an RSA key, RFC 8017 appendix A.1.2, and whether they belong together: a damaged
 * key must not pass because its public parts are whole. The checks are those of Go's {@code
 * crypto/rsa}, which also refuses keys that anybody could factor.
 *
 * @param halfP the exponent modulo p - 1; absent in some files, as are the next two
 * @param coefficient the inverse of q modulo p
 * @param more primes beyond p and q, out of use for long
 */
record RsaPrivateKey(
    BigInteger modulus,
    long publicExponent,
    BigInteger exponent,
    BigInteger p,
    BigInteger q,
    @Nullable BigInteger halfP,
    @Nullable BigInteger halfQ,
    @Nullable BigInteger coefficient,
    List<BigInteger> more) {
  private static final BigInteger ONE = BigInteger.ONE;

  /** Primes that are closer to each other than this many bits below half the modulus are found. */
  private static final int LEAST_DISTANCE = 100;

  RsaPrivateKey {
    more = List.copyOf(more);
  }

  /** The text form shows nothing. */
  @Override
  public String toString() {
    return "RsaPrivateKey";
  }

  /**
   * Reads PKCS #1.
   *
   * @param key what follows the version
   */
  static RsaPrivateKey read(DerReader key) throws MalformedDer {
    return new RsaPrivateKey(
        key.readInteger(),
        key.readLong(),
        key.readInteger(),
        key.readInteger(),
        key.readInteger(),
        optional(key),
        optional(key),
        optional(key),
        more(key));
  }

  private static @Nullable BigInteger optional(DerReader key) throws MalformedDer {
    return key.has(DerReader.INTEGER) ? key.readInteger() : null;
  }

  private static List<BigInteger> more(DerReader key) throws MalformedDer {
    List<BigInteger> primes = new ArrayList<>();
    if (key.has(DerReader.SEQUENCE)) {
      DerReader list = key.any();
      while (!list.isEmpty()) {
        DerReader prime = list.read(DerReader.SEQUENCE);
        primes.add(prime.readInteger());
        prime.readInteger();
        prime.readInteger();
      }
    }
    return primes;
  }

  /** The public half, if all numbers belong together. */
  Optional<PublicKeyInfo> publicHalf() {
    return isPublicHalfUsable() && isPositive() && arePrimesRight()
        ? Optional.of(new PublicKeyInfo.Rsa(modulus, publicExponent))
        : Optional.empty();
  }

  private boolean isPublicHalfUsable() {
    boolean odd = modulus.testBit(0) && (publicExponent & 1) == 1;
    return odd && publicExponent > 1 && publicExponent <= Integer.MAX_VALUE;
  }

  private boolean isPositive() {
    List<BigInteger> numbers = new ArrayList<>(List.of(modulus, exponent, p, q));
    numbers.addAll(more);
    for (BigInteger number : new @Nullable BigInteger[] {halfP, halfQ, coefficient}) {
      if (number != null) {
        numbers.add(number);
      }
    }
    return numbers.stream().allMatch(number -> number.signum() > 0)
        && exponent.compareTo(modulus) < 0;
  }

  private boolean arePrimesRight() {
    if (!more.isEmpty()) {
      return areManyPrimesRight();
    }
    boolean product =
        p.compareTo(modulus) < 0
            && q.compareTo(modulus) < 0
            && p.multiply(q).mod(modulus).signum() == 0;
    int half = modulus.bitLength() / 2;
    return product
        && !p.equals(q)
        && isHalf(halfP, p)
        && isHalf(halfQ, q)
        && isCoefficient()
        && p.subtract(q).abs().bitLength() > half - LEAST_DISTANCE
        && exponent.bitLength() > half;
  }

  /** All three of the derived numbers are given, or none counts. */
  private boolean isDerived() {
    return halfP != null && halfQ != null && coefficient != null;
  }

  private boolean isHalf(@Nullable BigInteger given, BigInteger prime) {
    BigInteger order = prime.subtract(ONE);
    if (order.signum() <= 0) {
      return false;
    }
    BigInteger right = exponent.mod(order);
    boolean inverse =
        right.multiply(BigInteger.valueOf(publicExponent)).mod(order).equals(ONE.mod(order));
    return inverse && (!isDerived() || right.equals(given));
  }

  private boolean isCoefficient() {
    if (isDerived() && coefficient != null) {
      return coefficient.compareTo(p) < 0 && coefficient.multiply(q).mod(p).equals(ONE);
    }
    return p.testBit(0) && p.gcd(q).equals(ONE);
  }

  private boolean areManyPrimesRight() {
    List<BigInteger> primes = new ArrayList<>(List.of(p, q));
    primes.addAll(more);
    BigInteger product = ONE;
    for (BigInteger prime : primes) {
      if (prime.equals(ONE) || !prime.gcd(product).equals(ONE)) {
        return false;
      }
      product = product.multiply(prime);
    }
    return true;
  }
}
