package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "512Mi,512Mi",
    "1024Mi,1Gi",
    "1536Mi,1536Mi",
    "1.5Gi,1536Mi",
    "0.5Ki,512",
    "1023,1023",
    "0,0",
    "0Mi,0",
    "1288489984,1288489984",
    "1000,1k",
    "1500M,1500M",
    "1E,1E",
    "0.1,100m",
    "25m,25m",
    "1000m,1",
    "10000,10k",
    "1e3,1e3",
    "1500e3,1500e3",
    "1E4,10e3",
    "-64Mi,-64Mi",
    "0.0000000001,1n",
    "9Ei,9223372036854775807",
    "1e99,9223372036854775807",
  })
  void isWrittenAsTheServerWritesIt(String written, String canonical) {
    assertThat(Quantity.parse(written)).get().hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Mi", "1 Mi", "1mi", "1KiB", "1,5Gi", "0x10", "1e", "1e1000000000", "NaN"})
  void whatIsNoQuantityIsEmpty(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }

  @Test
  void bytesAreWrittenInTheLargestWholeUnit() {
    assertThat(Quantity.ofBytes(1_288_489_984)).hasToString("1258291Ki");
    assertThat(Quantity.ofMebibytes(2048)).hasToString("2Gi");
  }

  @Test
  void aPartOfAByteNeedsAWholeOne() {
    assertThat(Quantity.parse("7806156800001m").orElseThrow().bytes()).isEqualTo(7_806_156_801L);
  }

  @Test
  void unitsDoNotMatterInAComparison() {
    assertThat(Quantity.parse("64Mi").orElseThrow())
        .isEqualByComparingTo(Quantity.parse("67108864").orElseThrow())
        .isLessThan(Quantity.parse("68M").orElseThrow());
  }

  @Test
  void readingWhatWasWrittenGivesTheSameAmount() {
    Random random = new Random(149);
    for (int run = 0; run < 2000; run++) {
      Quantity quantity = Quantity.ofBytes(random.nextLong() >>> random.nextInt(1, 63));

      assertThat(Quantity.parse(quantity.toString()).orElseThrow())
          .as("run %d of seed 149", run)
          .isEqualByComparingTo(quantity);
    }
  }
}
