package dev.kubectl.telemetry.ide.tokens;

import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.ottl.OttlWords;
import dev.kubectl.telemetry.ide.place.OttlScalar;
import dev.kubectl.telemetry.ide.sketch.ScalarContent;
import dev.kubectl.telemetry.ide.tokens.ColouredToken.Colour;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.syntax.Parser;
import dev.kubectl.telemetry.ottl.syntax.Token;
import dev.kubectl.telemetry.ottl.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tokens of all OTTL in a file. Looks at tokens and their neighbours only, so that a statement
 * that is being typed keeps its colours.
 */
public final class OttlColours {
  private static final Set<String> CONTEXTS =
      Set.of("metric", "datapoint", "resource", "scope", "instrumentation_scope", "otelcol");

  private final String file;
  private final ScalarContent content;
  private final List<ColouredToken> coloured;

  private OttlColours(String file, ScalarContent content, List<ColouredToken> coloured) {
    this.file = file;
    this.content = content;
    this.coloured = coloured;
  }

  /** In the order of the file; none goes across a line. */
  public static List<ColouredToken> of(WorkspaceFile file) {
    List<ColouredToken> coloured = new ArrayList<>();
    for (OttlScalar ottl : OttlScalar.of(file.sketches())) {
      ScalarContent content = ottl.scalar().content();
      new OttlColours(file.document().text(), content, coloured)
          .colour(Parser.tokens(content.text()));
    }
    return List.copyOf(coloured);
  }

  private void colour(List<Token> tokens) {
    int at = 0;
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      int end = at + 1;
      if (isName(token)) {
        while (isName(tokens.get(end)) && tokens.get(end).start() == tokens.get(end - 1).end()) {
          end++;
        }
        name(tokens, at, end);
      } else {
        other(token);
      }
      at = end;
    }
  }

  private static boolean isName(Token token) {
    return token.kind() == TokenKind.UPPERCASE || token.kind() == TokenKind.LOWERCASE;
  }

  /** A converter's name is several tokens: {@code IsMatch} changes case. */
  private void name(List<Token> tokens, int from, int to) {
    StringBuilder text = new StringBuilder();
    tokens.subList(from, to).forEach(token -> text.append(token.text()));
    String name = text.toString();
    TokenKind behind = tokens.get(to).kind();
    boolean afterDot = from > 0 && tokens.get(from - 1).kind() == TokenKind.DOT;
    int start = tokens.get(from).start();
    int end = tokens.get(to - 1).end();
    boolean deprecated = Catalogue.current().deprecation(name).isPresent();
    if (behind == TokenKind.LEFT_PAREN && name.equals("where")) {
      add(start, end, Colour.KEYWORD, false);
    } else if (behind == TokenKind.LEFT_PAREN) {
      Colour colour = OttlWords.isConverter(name) ? Colour.METHOD : Colour.FUNCTION;
      add(start, end, colour, deprecated);
    } else if (behind == TokenKind.EQUAL) {
      add(start, end, Colour.PARAMETER, false);
    } else if (name.equals("where") && !afterDot && behind != TokenKind.DOT) {
      add(start, end, Colour.KEYWORD, false);
    } else if (OttlWords.symbols().containsKey(name)) {
      add(start, end, Colour.ENUM_MEMBER, false);
    } else if (OttlWords.isConverter(name)) {
      add(start, end, Colour.METHOD, deprecated);
    } else if (!afterDot && behind == TokenKind.DOT && CONTEXTS.contains(name)) {
      add(start, end, Colour.NAMESPACE, false);
    } else {
      add(start, end, Colour.PROPERTY, false);
    }
  }

  private void other(Token token) {
    switch (token.kind()) {
      case STRING -> add(token, Colour.STRING);
      case INT, FLOAT, BYTES -> add(token, Colour.NUMBER);
      case NIL, BOOLEAN, NOT, OR, AND -> add(token, Colour.KEYWORD);
      case COMPARISON, ADD_SUB, MULT_DIV, EQUAL -> add(token, Colour.OPERATOR);
      case LEFT_PAREN,
          RIGHT_PAREN,
          LEFT_BRACE,
          RIGHT_BRACE,
          LEFT_BRACKET,
          RIGHT_BRACKET,
          COLON,
          COMMA,
          DOT,
          UPPERCASE,
          LOWERCASE,
          END -> {}
    }
  }

  private void add(Token token, Colour colour) {
    add(token.start(), token.end(), colour, false);
  }

  /** A piece that goes over lines of the file is cut at each of them. */
  private void add(int start, int end, Colour colour, boolean deprecated) {
    int last = content.fromCodePoints(end);
    int from = -1;
    int to = -1;
    for (int i = content.fromCodePoints(start); i < last; i++) {
      int place = content.place(i);
      int next = Math.max(place + 1, i + 1 < last ? content.place(i + 1) : content.place(last));
      if (from < 0) {
        from = place;
      }
      boolean lineEnds = i + 1 < last && isBroken(place, next);
      to = lineEnds || i + 1 == last ? lineEnd(place, next) : next;
      if (lineEnds || i + 1 == last) {
        if (to > from) {
          coloured.add(new ColouredToken(new TextSpan(from, to), colour, deprecated));
        }
        from = -1;
      }
    }
  }

  private boolean isBroken(int from, int to) {
    for (int i = from; i < to && i < file.length(); i++) {
      if (file.charAt(i) == '\n' || file.charAt(i) == '\r') {
        return true;
      }
    }
    return false;
  }

  private int lineEnd(int from, int to) {
    int end = from;
    while (end < to
        && end < file.length()
        && file.charAt(end) != '\n'
        && file.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
