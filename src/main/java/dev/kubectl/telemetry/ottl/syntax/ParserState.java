package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all rules of the grammar share while one text is read: the place, the first break, the
 * depth.
 */
abstract class ParserState {
  /** Deeper nesting is refused; keeps recursion far from the end of a stack. */
  static final int MAX_DEPTH = 500;

  final TokenReader in;
  final SyntaxAdvice advice;
  final @Nullable Cursor cursor;
  @Nullable Finding broken;
  int depth;

  ParserState(TokenReader in, Vocabulary vocabulary, @Nullable Cursor cursor) {
    this.in = in;
    this.advice = new SyntaxAdvice(in, vocabulary);
    this.cursor = cursor;
  }

  TextRange from(Token open) {
    return new TextRange(open.start(), in.previousEnd());
  }

  /** Enters one level; the caller leaves it unless this is true. */
  boolean tooDeep(Token open) {
    if (depth >= MAX_DEPTH) {
      report(SyntaxAdvice.tooDeep(open, MAX_DEPTH));
      in.moveToEnd();
      return true;
    }
    depth++;
    return false;
  }

  void report(Finding finding) {
    if (broken == null) {
      broken = finding;
    }
  }

  void expect(Expected expected) {
    if (cursor != null) {
      int end = in.peek().isName() ? in.peek().end() : in.peek().start();
      cursor.offer(in.previousEnd(), end, expected);
    }
  }

  void expectArgument(String function, List<Node.Argument> before) {
    if (cursor != null) {
      List<String> names = new ArrayList<>();
      for (Node.Argument argument : before) {
        if (argument.name() != null) {
          names.add(argument.name());
        }
      }
      expect(new Expected.Argument(function, before.size(), names));
    }
  }

  static Expected segmentBehind(List<Node.Segment> before) {
    return new Expected.Segment(before.stream().map(Node.Segment::name).toList());
  }
}
