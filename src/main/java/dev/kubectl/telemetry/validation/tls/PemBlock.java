package dev.kubectl.telemetry.validation.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One block of a PEM text. Read as Go's {@code encoding/pem} reads it, because the collector does:
 * what is no block is skipped without a word. Its text form does not show the content. For one
 * thread.
 */
final class PemBlock {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "\n-----END ";
  private static final String DASHES = "-----";

  private final String label;
  private final boolean headers;
  private final byte[] content;

  /** What {@link #certificates} has found, once it was asked: one check asks several times. */
  private Optional<List<ParsedCertificate>> certificates = Optional.empty();

  private boolean parsed;

  private PemBlock(String label, boolean headers, byte[] content) {
    this.label = label;
    this.headers = headers;
    this.content = content;
  }

  /** Such as {@code CERTIFICATE}. */
  String label() {
    return label;
  }

  /** Whether lines with a colon stand before the content. */
  boolean headers() {
    return headers;
  }

  byte[] content() {
    return content.clone();
  }

  /** The certificates that the content is, one after the other; none when it is something else. */
  Optional<List<ParsedCertificate>> certificates() {
    if (!parsed) {
      certificates = ParsedCertificate.all(content);
      parsed = true;
    }
    return certificates;
  }

  /** The one certificate that the content is, with nothing behind it. */
  Optional<ParsedCertificate> certificate() {
    return certificates().filter(list -> list.size() == 1).map(List::getFirst);
  }

  /** All blocks of a text, in order. */
  static List<PemBlock> all(String text) {
    List<PemBlock> blocks = new ArrayList<>();
    int from = 0;
    int end = text.indexOf(END, from);
    while (end >= 0) {
      int next = end + END.length();
      // The nearest BEGIN before this END counts, so an unfinished block does no harm.
      int begin = text.lastIndexOf(BEGIN, end - BEGIN.length());
      boolean atLine = begin == from || (begin > from && text.charAt(begin - 1) == '\n');
      if (atLine && isBeginLine(line(text, begin))) {
        int body = afterHeaders(text, begin);
        // A colon makes a header of the END line itself: Go gives up, whatever follows.
        if (body > end + 1) {
          break;
        }
        Optional<PemBlock> block = between(text, begin, body, end);
        if (block.isPresent()) {
          blocks.add(block.get());
          next = afterLine(text, next);
        }
      }
      from = next;
      end = text.indexOf(END, from);
    }
    return List.copyOf(blocks);
  }

  private static boolean isBeginLine(String line) {
    return line.endsWith(DASHES) && line.length() >= BEGIN.length() + DASHES.length();
  }

  /** Where the lines with a colon end that stand behind this line. */
  private static int afterHeaders(String text, int begin) {
    int position = afterLine(text, begin);
    while (position < text.length() && line(text, position).indexOf(':') >= 0) {
      position = afterLine(text, position);
    }
    return position;
  }

  private static Optional<PemBlock> between(String text, int begin, int body, int end) {
    String beginLine = line(text, begin);
    String label = beginLine.substring(BEGIN.length(), beginLine.length() - DASHES.length());
    boolean headers = body > afterLine(text, begin);
    // One past the end is where a block without content leaves us.
    boolean closed = line(text, end + 1).equals(END.substring(1) + label + DASHES);
    if (!closed || (headers && body > end)) {
      return Optional.empty();
    }
    String base64 = body > end ? "" : text.substring(body, end);
    return decode(withoutBlanks(base64)).map(content -> new PemBlock(label, headers, content));
  }

  private static String withoutBlanks(String body) {
    StringBuilder dense = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
        dense.append(c);
      }
    }
    return dense.toString();
  }

  private static Optional<byte[]> decode(String base64) {
    if (base64.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** The line that begins here, without the blanks at its end. */
  private static String line(String text, int start) {
    int end = text.indexOf('\n', start);
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    } else if (end < 0) {
      end = text.length();
    }
    while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return text.substring(start, end);
  }

  private static int afterLine(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end + 1;
  }

  @Override
  public String toString() {
    return "PemBlock[" + label + "]";
  }
}
