package dev.kubectl.telemetry.ottl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CatalogueChangeTest {
  @Test
  void aFunctionIsRemovedOrRenamedOrDeprecated() throws IOException {
    assertThat(CatalogueChange.between(catalogue("older"), catalogue("newer")))
        .containsExactly(
            new CatalogueChange.Deprecated("converters", "Base64Decode", "Decode"),
            new CatalogueChange.Removed("converters", "ConvertCase"),
            new CatalogueChange.Renamed("converters", "ParseOld", "Parse"),
            new CatalogueChange.Renamed("converters", "Sha1", "SHA1"),
            new CatalogueChange.Removed("editors", "keepkeys"));
  }

  @Test
  void aVersionDoesNotDifferFromItself() {
    assertThat(CatalogueChange.between(Catalogue.current(), Catalogue.current())).isEmpty();
  }

  @Test
  void everyKnownVersionHasACatalogueAndNoOtherHas() {
    assertThat(Catalogue.versions())
        .isNotEmpty()
        .allSatisfy(version -> assertThat(Catalogue.ofVersion(version)).isPresent());
    assertThat(Catalogue.ofVersion("0.1.0")).isEmpty();
    assertThat(Catalogue.ofVersion("0.149.0")).contains(Catalogue.current());
  }

  @Test
  void everyLineOfEveryFileIsUnderstood() {
    for (String version : Catalogue.versions()) {
      Catalogue catalogue = Catalogue.ofVersion(version).orElseThrow();
      assertThat(catalogue.sections().values())
          .isNotEmpty()
          .allSatisfy(section ->
              assertThat(section)
                  .isNotEmpty()
                  .allSatisfy((name, function) -> assertThat(function.name()).isEqualTo(name)));
    }
  }

  private static Catalogue catalogue(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CatalogueChangeTest.class.getResourceAsStream(name + ".txt"))) {
      return Catalogue.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
