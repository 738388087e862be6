package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes of a file to text. A byte order mark is taken off. */
final class SourceBytes {
  /** Stands in a decoded text where bytes could not be read, or because it was written. */
  private static final char REPLACEMENT = '\uFFFD';

  private SourceBytes() {}

  /** A text, or the reason why there is none. */
  sealed interface Decoded {
    record Text(SourceText source) implements Decoded {}

    record Refused(Diagnostic why) implements Decoded {}
  }

  static Decoded decode(String name, byte[] bytes, int maxBytes) {
    List<Diagnostic> problems = new ArrayList<>();
    if (bytes.length > maxBytes) {
      new Problems(name, problems)
          .limit(
              Span.NONE,
              "the file is larger than " + maxBytes + " bytes",
              "split it into several files");
      return new Decoded.Refused(problems.getFirst());
    }
    TextEncoding encoding = TextEncoding.of(bytes);
    int length = bytes.length - encoding.markLength();
    String quick = encoding.decoded(bytes);
    if (quick.indexOf(REPLACEMENT) < 0 && quick.indexOf('\0') < 0) {
      return new Decoded.Text(new SourceText(name, quick));
    }
    CharBuffer characters = CharBuffer.allocate(length);
    boolean malformed =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes, encoding.markLength(), length), characters, true)
            .isError();
    String text = characters.flip().toString();
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      return refused(name, text, nul, "the file holds a NUL, so it is not a text", null);
    }
    if (malformed) {
      String message = "the file is not valid " + encoding.charset();
      return refused(name, text, text.length(), message, "save it as UTF-8");
    }
    return new Decoded.Text(new SourceText(name, text));
  }

  private static Decoded refused(
      String name, String readable, int index, String message, @Nullable String hint) {
    Position at = LineTable.of(readable).positionOfChar(index);
    List<Diagnostic> problems = new ArrayList<>();
    new Problems(name, problems).encoding(new Span(at, at), message, hint);
    return new Decoded.Refused(problems.getFirst());
  }
}
