package dev.kubectl.telemetry.ide.generated;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A document that is made when somebody looks at it: {@code
 * telemetry-generated:/configuration/shop.yaml?file:///shop/shop.yaml}.
 *
 * @param file URI of the file that has the pipeline
 */
public record VirtualDocument(Kind kind, String file, String pipeline) {
  public static final String SCHEME = "telemetry-generated";

  /** What is shown. */
  public enum Kind {
    /** The configuration of the collectors, with the reason for every line. */
    CONFIGURATION(".yaml"),
    /** What the text in the editor changes. */
    PREVIEW(".txt");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Name of a file for it, such as {@code shop.yaml}. */
  public String fileName() {
    return pipeline + kind.ending;
  }

  public String uri() {
    try {
      return new URI(SCHEME, null, "/" + kind.word() + "/" + fileName(), file, null).toString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The document of a URI, also as an editor writes it that escapes more than has to be. */
  public static Optional<VirtualDocument> of(String text) {
    try {
      URI uri = new URI(text);
      String[] path = uri.getPath() == null ? new String[0] : uri.getPath().split("/", 3);
      if (!SCHEME.equals(uri.getScheme()) || path.length < 3 || uri.getQuery() == null) {
        return Optional.empty();
      }
      return Arrays.stream(Kind.values())
          .filter(kind -> kind.word().equals(path[1]) && path[2].endsWith(kind.ending))
          .findFirst()
          .map(kind ->
              new VirtualDocument(
                  kind,
                  uri.getQuery(),
                  path[2].substring(0, path[2].length() - kind.ending.length())));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
