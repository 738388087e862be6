package dev.kubectl.telemetry.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubectl.telemetry.yaml.Tree;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Puts a mark in the place of a secret value: equal values have equal marks, so that a comparison
 * still sees a change, and nothing else can be learned. The salt is new for each preview and never
 * leaves it.
 */
public final class Sensitive {
  /** What a reader sees instead of a value. */
  public static final String SHOWN = "(sensitive)";

  private static final String START = "(sensitive:";
  private static final Pattern MARK = Pattern.compile("\\(sensitive:[0-9a-f]{64}\\)");

  /** Of a text that is shown elsewhere; only whether it is another one matters. */
  private static final Pattern DIGEST = Pattern.compile(" ?\\(digest:[0-9a-f]{64}\\)");

  private static final int SALT_BYTES = 32;

  private final byte[] salt = new byte[SALT_BYTES];

  Sensitive() {
    new SecureRandom().nextBytes(salt);
  }

  /** The mark of a value. */
  Tree.Scalar mark(byte[] value) {
    return Tree.of(START + digest(value) + ")");
  }

  /** A description of a long text that differs when the text does; the digest is never shown. */
  Tree.Scalar describe(String text, String description) {
    return Tree.of(description + " (digest:" + digest(text.getBytes(UTF_8)) + ")");
  }

  private String digest(byte[] value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return HexFormat.of().formatHex(digest.digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Tree.Scalar mark(String value) {
    return mark(value.getBytes(UTF_8));
  }

  /** Every leaf below a tree marked. */
  Tree mark(Tree tree) {
    return switch (tree) {
      case Tree.Mapping mapping -> {
        Tree.Builder marked = Tree.mapping();
        mapping.entries().forEach((key, value) -> marked.put(key, mark(value)));
        yield marked.build();
      }
      case Tree.Sequence sequence ->
          Tree.sequence(sequence.items().stream().map(this::mark).toList());
      case Tree.Scalar scalar -> mark(String.valueOf(scalar.value()));
    };
  }

  /** Whether a leaf stands for a secret value. */
  public static boolean isMark(Tree tree) {
    return tree instanceof Tree.Scalar scalar
        && scalar.value() instanceof String text
        && text.startsWith(START)
        && MARK.matcher(text).matches();
  }

  /** A text without the digests of its marks. */
  public static String shown(String text) {
    if (!text.contains(":")) {
      return text;
    }
    return DIGEST.matcher(MARK.matcher(text).replaceAll(SHOWN)).replaceAll("");
  }

  /** A tree without the digests of its marks. */
  public static Tree shown(Tree tree) {
    return switch (tree) {
      case Tree.Mapping mapping -> {
        Tree.Builder shown = Tree.mapping();
        mapping.entries().forEach((key, value) -> shown.put(key, shown(value)));
        yield shown.build();
      }
      case Tree.Sequence sequence ->
          Tree.sequence(sequence.items().stream().map(Sensitive::shown).toList());
      case Tree.Scalar scalar ->
          scalar.value() instanceof String text ? Tree.of(shown(text)) : scalar;
    };
  }
}
