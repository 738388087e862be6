package dev.kubectl.telemetry.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubectl.telemetry.cli.CommandFailure;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selectors mean what they mean to kubectl. */
class LabelSelectorTest {
  private static final Map<String, String> LABELS =
      Map.of("team", "shop", "example.com/tier", "gold", "empty", "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "team=shop                     | true",
        "team==shop                    | true",
        "team = shop                   | true",
        "team=cart                     | false",
        "team!=cart                    | true",
        "other!=cart                   | true",
        "team!=shop                    | false",
        "team in (cart, shop)          | true",
        "team in (cart)                | false",
        "other in (cart)               | false",
        "team notin (cart)             | true",
        "other notin (cart)            | true",
        "team notin (shop,cart)        | false",
        "team                          | true",
        "other                         | false",
        "!team                         | false",
        "!other                        | true",
        "empty=                        | true",
        "example.com/tier=gold         | true",
        "team in (a,shop),!other,empty | true",
        "team=shop,other               | false",
        "''                            | true"
      })
  void selects(String selector, boolean selected) {
    assertThat(LabelSelector.parse(selector).matches(LABELS)).isEqualTo(selected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"team=shop,", "=shop", "team in", "team in shop", "a b", "team=a=b", "-x"})
  void saysWhatIsNoSelector(String selector) {
    assertThatThrownBy(() -> LabelSelector.parse(selector))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("is no condition on a label");
  }
}
