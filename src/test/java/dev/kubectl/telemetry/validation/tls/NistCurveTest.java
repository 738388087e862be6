package dev.kubectl.telemetry.validation.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our arithmetic and Java's agree about pairs. */
class NistCurveTest {
  private static final long SEED = 20_261_130L;

  @ParameterizedTest
  @EnumSource(NistCurve.class)
  void aNumberHasOnePublicHalf(NistCurve curve) {
    for (BigInteger number : numbers(curve)) {
      PublicKeyInfo.Point half = curve.point(number);
      BigInteger other = number.add(BigInteger.TWO).mod(curve.order());

      assertThat(curve.arePair(number, half)).as("%s, seed %s", number, SEED).isTrue();
      assertThat(curve.arePair(other, half)).as("%s, seed %s", other, SEED).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(NistCurve.class)
  void thePointOnTheOtherSideIsNotIt(NistCurve curve) {
    for (BigInteger number : numbers(curve)) {
      PublicKeyInfo.Point half = curve.point(number);
      PublicKeyInfo.Point opposite = curve.point(curve.order().subtract(number));

      assertThat(opposite.x()).isEqualTo(half.x());
      assertThat(curve.arePair(number, opposite)).as("%s, seed %s", number, SEED).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(NistCurve.class)
  void numbersOutsideHaveNone(NistCurve curve) {
    PublicKeyInfo.Point generator = curve.point(BigInteger.ONE);

    assertThat(curve.arePair(BigInteger.ZERO, generator)).isFalse();
    assertThat(curve.arePair(BigInteger.ONE.negate(), generator)).isFalse();
    assertThat(curve.arePair(curve.order(), generator)).isFalse();
    assertThat(curve.arePair(curve.order().add(BigInteger.ONE), generator)).isFalse();
  }

  private static List<BigInteger> numbers(NistCurve curve) {
    BigInteger order = curve.order();
    List<BigInteger> numbers = new ArrayList<>();
    for (int distance = 1; distance <= 3; distance++) {
      numbers.add(BigInteger.valueOf(distance));
      numbers.add(order.subtract(BigInteger.valueOf(distance)));
    }
    Random random = new Random(SEED);
    for (int i = 0; i < 20; i++) {
      numbers.add(new BigInteger(order.bitLength() - 1, random).max(BigInteger.ONE));
    }
    return numbers;
  }
}
