package dev.kubectl.telemetry.ottl.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * XPath 1.0 expressions. A recognizer for the grammar of the W3C recommendation, with the functions
 * of the collector's library. Like that library it stops at the end of the first expression and
 * ignores what follows. A best effort; the library has more oddities.
 */
public final class XPathSyntax {
  private static final int MAX_DEPTH = 200;

  /** Stands for text that is no token; matters only when it is reached. */
  private static final String UNREADABLE = "\u0000";

  private static final Set<String> FUNCTIONS =
      Set.of(
          "boolean",
          "ceiling",
          "concat",
          "contains",
          "count",
          "ends-with",
          "false",
          "floor",
          "last",
          "local-name",
          "lower-case",
          "matches",
          "name",
          "namespace-uri",
          "normalize-space",
          "not",
          "number",
          "position",
          "replace",
          "reverse",
          "round",
          "starts-with",
          "string",
          "string-join",
          "string-length",
          "substring",
          "substring-after",
          "substring-before",
          "sum",
          "translate",
          "true");

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|(?<token>\"[^\"]*\"|'[^']*'|\\d+(\\.\\d*)?|\\.\\d+|//|::|\\.\\.|!=|<=|>=|"
              + "[\\p{L}_][\\p{L}\\p{N}_.-]*(:(?!:)([\\p{L}_][\\p{L}\\p{N}_.-]*|\\*))?|[/.@*\\[\\]()|,=<>+$-])");

  private final List<String> tokens;
  private int at;
  private int depth;

  private XPathSyntax(List<String> tokens) {
    this.tokens = tokens;
  }

  /** Why the expression does not compile; empty if it does. */
  public static Optional<PatternProblem> problem(String xpath) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(xpath);
    int end = 0;
    while (end < xpath.length() && matcher.find(end) && matcher.start() == end) {
      String token = matcher.group("token");
      if (token != null) {
        tokens.add(token);
      }
      end = matcher.end();
    }
    int readable = tokens.size();
    if (end < xpath.length()) {
      tokens.add(UNREADABLE);
    }
    XPathSyntax syntax = new XPathSyntax(tokens);
    if (!syntax.expression()) {
      return Optional.of(PatternProblem.whole("this is no XPath expression"));
    }
    return end < xpath.length() && syntax.at >= readable
        ? Optional.of(new PatternProblem("unexpected character", xpath.codePointCount(0, end)))
        : Optional.empty();
  }

  private boolean expression() {
    if (++depth > MAX_DEPTH) {
      return false;
    }
    boolean ok;
    do {
      while (take("-")) {
        // A sign may stand before any operand.
      }
      ok = union();
    } while (ok && operator());
    depth--;
    return ok;
  }

  private boolean operator() {
    return switch (peek()) {
      case "or", "and", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*" -> {
        at++;
        yield true;
      }
      default -> false;
    };
  }

  private boolean union() {
    do {
      if (!path()) {
        return false;
      }
    } while (take("|"));
    return true;
  }

  private boolean path() {
    if (take("/")) {
      return !startsStep() || steps();
    }
    if (take("//")) {
      return steps();
    }
    if (startsFilter()) {
      return primary() && predicates() && (!(take("/") || take("//")) || steps());
    }
    return steps();
  }

  private boolean steps() {
    do {
      if (!step()) {
        return false;
      }
    } while (take("/") || take("//"));
    return true;
  }

  private boolean step() {
    if (take(".") || take("..")) {
      return predicates();
    }
    if (!take("@") && peek(1).equals("::")) {
      at += 2;
    }
    if (take("*")) {
      return predicates();
    }
    if (!isName(peek())) {
      return false;
    }
    at++;
    if (take("(")) {
      if (!peek().equals(")")) {
        at++;
      }
      if (!take(")")) {
        return false;
      }
    }
    return predicates();
  }

  private boolean predicates() {
    while (take("[")) {
      if (!expression() || !take("]")) {
        return false;
      }
    }
    return true;
  }

  private boolean primary() {
    if (take("(")) {
      return expression() && take(")");
    }
    String name = peek();
    at++;
    if (!isName(name)) {
      return true;
    }
    if (!FUNCTIONS.contains(name)) {
      return false;
    }
    at++;
    if (take(")")) {
      return true;
    }
    do {
      if (!expression()) {
        return false;
      }
    } while (take(","));
    return take(")");
  }

  private boolean startsFilter() {
    String token = peek();
    if (token.isEmpty()) {
      return false;
    }
    char c = token.charAt(0);
    boolean literal = c == '"' || c == '\'' || c == '(' || (c >= '0' && c <= '9');
    boolean fraction = c == '.' && token.length() > 1 && token.charAt(1) != '.';
    return literal || fraction || (isName(token) && peek(1).equals("(") && !isNodeTest(token));
  }

  private boolean startsStep() {
    String token = peek();
    return isName(token)
        || token.equals("*")
        || token.equals("@")
        || token.equals(".")
        || token.equals("..");
  }

  private static boolean isNodeTest(String name) {
    return switch (name) {
      case "text", "node", "comment", "processing-instruction" -> true;
      default -> false;
    };
  }

  private static boolean isName(String token) {
    return !token.isEmpty() && (Character.isLetter(token.codePointAt(0)) || token.charAt(0) == '_');
  }

  private boolean take(String token) {
    if (peek().equals(token)) {
      at++;
      return true;
    }
    return false;
  }

  private String peek() {
    return peek(0);
  }

  private String peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : "";
  }
}
