package dev.kubectl.telemetry.ottl.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The files of catalogues. The packaged program has them as constants of this class, see {@code
 * src/main/dist/ConstantTexts.java}.
 */
final class CatalogueText {
  private CatalogueText() {}

  static String of(String version) {
    try (InputStream in = CatalogueText.class.getResourceAsStream(version + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("no catalogue for collector version " + version);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
