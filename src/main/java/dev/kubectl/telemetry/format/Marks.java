package dev.kubectl.telemetry.format;

import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Children;
import dev.kubectl.telemetry.ottl.syntax.Node;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import dev.kubectl.telemetry.ottl.syntax.Token;
import dev.kubectl.telemetry.ottl.syntax.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tree of a text says about its tokens: the same bracket opens a list or a key, the same
 * dash is a sign or an operator, and operators bind more or less.
 */
final class Marks {
  /** The weakest place to break a line at. */
  private static final int WHERE = 0;

  private final List<Token> tokens;
  private final Set<Integer> keys = new HashSet<>();
  private final Set<Integer> signs = new HashSet<>();
  private final List<TextRange> names = new ArrayList<>();
  private final Set<Integer> insideNames = new HashSet<>();

  /** By index of the token, how weakly the operator binds; the smaller the weaker. */
  private final Map<Integer, Integer> levels = new HashMap<>();

  private int where = -1;

  private Marks(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Marks of(ParsedText parsed, List<Token> tokens) {
    Marks marks = new Marks(tokens);
    marks.walk(parsed.root(), WHERE + 1);
    Node condition = parsed.where();
    if (condition != null) {
      int index = marks.indexFrom(parsed.root().range().end());
      marks.where = tokens.get(index).start();
      marks.levels.put(index, WHERE);
      marks.walk(condition, WHERE + 1);
    }
    for (TextRange name : marks.names) {
      for (int i = marks.indexFrom(name.start()) + 1;
          i < tokens.size() && tokens.get(i).end() <= name.end();
          i++) {
        marks.insideNames.add(tokens.get(i).start());
      }
    }
    return marks;
  }

  /** Where the keyword {@code where} begins, or -1. */
  int where() {
    return where;
  }

  /** Whether a bracket opens the key of a path or call, not a list. */
  boolean isKey(Token bracket) {
    return keys.contains(bracket.start());
  }

  /** Whether a plus or dash is the sign of what follows. */
  boolean isSign(Token dash) {
    return signs.contains(dash.start());
  }

  /** Whether a token goes on with the name that the one before it began. */
  boolean isInsideName(Token token) {
    return insideNames.contains(token.start());
  }

  /** The tokens of a range before which a line breaks first; empty where none may. */
  List<Integer> weakestBreaks(int from, int to) {
    int weakest = Integer.MAX_VALUE;
    List<Integer> found = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int level = levels.getOrDefault(i, Integer.MAX_VALUE);
      if (level < weakest) {
        weakest = level;
        found.clear();
      }
      if (level == weakest && level < Integer.MAX_VALUE) {
        found.add(i);
      }
    }
    return found;
  }

  private void walk(Node node, int level) {
    switch (node) {
      case Node.Logical logical -> {
        for (int i = 1; i < logical.operands().size(); i++) {
          levels.put(
              operator(logical.operands().get(i - 1).range(), logical.operands().get(i)), level);
        }
      }
      case Node.Signed signed -> signs.add(signed.range().start());
      case Node.Call call -> {
        names.add(call.nameRange());
        call.arguments().forEach(argument -> name(argument.nameRange()));
        call.keys().forEach(this::key);
      }
      case Node.Path path ->
          path.segments()
              .forEach(segment -> segment.keys().forEach(key -> keys.add(key.range().start())));
      case Node.FunctionReference reference -> names.add(reference.range());
      case Node.Not _, Node.Comparison _, Node.Group _, Node.Arithmetic _ -> {}
      case Node.StringLiteral _, Node.IntLiteral _, Node.FloatLiteral _, Node.BytesLiteral _ -> {}
      case Node.BooleanLiteral _, Node.NilLiteral _, Node.EnumSymbol _ -> {}
      case Node.ListLiteral _, Node.MapLiteral _, Node.Missing _ -> {}
    }
    int inner = node instanceof Node.Logical ? level + 1 : level;
    Children.withoutCallKeys(node).forEach(child -> walk(child, inner));
  }

  private void name(@Nullable TextRange range) {
    if (range != null) {
      names.add(range);
    }
  }

  private void key(Node.Key key) {
    keys.add(key.range().start());
    walk(key.value(), WHERE + 1);
  }

  /** The index of the operator between two operands. */
  private int operator(TextRange before, Node after) {
    for (int i = indexFrom(before.end()); tokens.get(i).start() < after.range().start(); i++) {
      if (tokens.get(i).kind() == TokenKind.AND || tokens.get(i).kind() == TokenKind.OR) {
        return i;
      }
    }
    throw new IllegalStateException("operands without an operator between them");
  }

  /** The index of the first token that begins at an offset or behind it. */
  private int indexFrom(int offset) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
