package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whom an alert without a name may mean. */
class UnnamedTest {
  @Test
  void everybodyWhereAllNamesCanBeRead() {
    Unnamed unnamed = Unnamed.among(Stream.of("shop", "cls-2"));

    assertThat(unnamed.maybe("shop")).isTrue();
    assertThat(unnamed.maybe("cls-2")).isTrue();
  }

  @Test
  void onlyThoseWhoseNamesCannotBeRead() {
    Unnamed unnamed = Unnamed.among(Stream.of("shop", "shop.eu", "shop.us"));

    assertThat(unnamed.maybe("shop")).isFalse();
    assertThat(unnamed.maybe("shop.eu")).isTrue();
    assertThat(unnamed.maybe("shop.us")).isTrue();
  }
}
