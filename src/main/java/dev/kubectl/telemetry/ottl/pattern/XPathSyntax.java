package dev.kubectl.telemetry.ottl.pattern;

import dev.kubectl.telemetry.ottl.pattern.XPathScanner.Kind;
import dev.kubectl.telemetry.ottl.pattern.XPathScanner.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * XPath 1.0 expressions as the collector's library reads them, with its oddities: it stops at the
 * end of the first expression and ignores what follows; only axes and functions that it would use
 * have to exist; the namespace axis and variables are parsed and lead to nothing.
 */
public final class XPathSyntax {
  private static final int MAX_NESTING = 200;
  private static final int MAX_DEPTH = 1024;

  private static final Set<String> AXES =
      Set.of(
          "ancestor",
          "ancestor-or-self",
          "attribute",
          "child",
          "descendant",
          "descendant-or-self",
          "following",
          "following-sibling",
          "namespace",
          "parent",
          "preceding",
          "preceding-sibling",
          "self");

  /** What an expression becomes when it is made ready for use. */
  private enum Form {
    QUERY,
    TEXT,
    NUMBER,
    /** Parsed, but of no use. */
    NOTHING,
    /** Nothing in parentheses. */
    GROUPED_NOTHING,
    /** Refused, if it is ever used. */
    BAD
  }

  /**
   * A part of an expression.
   *
   * @param text the value of a constant text, or why a part is bad
   * @param depth of its tree
   */
  private record Part(Form form, String text, int depth) {
    static Part bad(String why) {
      return new Part(Form.BAD, why, 1);
    }

    boolean isBad() {
      return form == Form.BAD;
    }
  }

  private static final Part CONTEXT = new Part(Form.QUERY, "", 0);

  private final XPathScanner in;
  private int nesting;

  private XPathSyntax(XPathScanner in) {
    this.in = in;
  }

  /** Why the expression does not compile; empty if it does. */
  public static Optional<PatternProblem> problem(String xpath) {
    if (xpath.isEmpty()) {
      return Optional.of(PatternProblem.whole("the expression is empty"));
    }
    try {
      XPathScanner scanner = new XPathScanner(xpath);
      scanner.next();
      Part part = new XPathSyntax(scanner).expression();
      return switch (part.form()) {
        case BAD -> Optional.of(PatternProblem.whole(part.text()));
        case NOTHING ->
            Optional.of(PatternProblem.whole("variables and the namespace axis select nothing"));
        case QUERY, TEXT, NUMBER, GROUPED_NOTHING ->
            part.depth() > MAX_DEPTH
                ? Optional.of(PatternProblem.whole("it is too deeply nested"))
                : Optional.empty();
      };
    } catch (Unreadable e) {
      return Optional.of(new PatternProblem(String.valueOf(e.getMessage()), e.at()));
    }
  }

  /** Makes one part of others. */
  private static Part joined(Part... parts) {
    int depth = 0;
    for (Part part : parts) {
      if (part.isBad()) {
        return part;
      }
      depth = Math.max(depth, part.depth());
    }
    return new Part(Form.QUERY, "", depth + 1);
  }

  private Part expression() throws Unreadable {
    if (++nesting > MAX_NESTING) {
      throw unreadable("it is too deeply nested");
    }
    Part part = operators(0);
    nesting--;
    return part;
  }

  /** Operators of a strength or stronger; the weakest is {@code or}. */
  private Part operators(int strength) throws Unreadable {
    if (strength == 6) {
      return signed();
    }
    Part left = operators(strength + 1);
    while (isOperator(strength)) {
      in.next();
      left = joined(left, operators(strength + 1));
    }
    return left;
  }

  private boolean isOperator(int strength) {
    return switch (strength) {
      case 0 -> in.isOperator("or");
      case 1 -> in.isOperator("and");
      case 2 -> in.is("=") || in.is("!=");
      case 3 -> in.is("<") || in.is(">") || in.is("<=") || in.is(">=");
      case 4 -> in.is("+") || in.is("-");
      default -> in.is("*") || in.isOperator("div") || in.isOperator("mod");
    };
  }

  private Part signed() throws Unreadable {
    boolean minus = false;
    while (in.is("-")) {
      in.next();
      minus = !minus;
    }
    Part part = path();
    while (in.is("|")) {
      in.next();
      part = joined(part, path());
    }
    return minus ? joined(part) : part;
  }

  private Part path() throws Unreadable {
    if (startsPrimary()) {
      Part part = primary();
      if (in.is("[")) {
        part = filtered(part);
      }
      return in.is("/") || in.is("//") ? steps(separator(part)) : part;
    }
    if (in.is("//")) {
      return steps(separator(CONTEXT));
    }
    if (in.is("/")) {
      in.next();
      return startsStep() ? steps(joined()) : joined();
    }
    return steps(CONTEXT);
  }

  private Part separator(Part before) throws Unreadable {
    boolean descends = in.is("//");
    in.next();
    return descends ? joined(before) : before;
  }

  private Part steps(Part from) throws Unreadable {
    Part part = step(from);
    while (in.is("/") || in.is("//")) {
      part = step(separator(part));
    }
    return part;
  }

  private Part step(Part from) throws Unreadable {
    Part part;
    if (in.is(".") || in.is("..")) {
      in.next();
      part = joined(from);
    } else if (in.is("(")) {
      return sequence(from);
    } else {
      String axis = "child";
      if (in.is("@")) {
        in.next();
      } else if (in.kind() == Kind.AXIS) {
        axis = in.value();
        in.next();
      }
      nodeTest();
      part = onAxis(axis, from);
    }
    while (in.is("[")) {
      part = filtered(part);
    }
    return part;
  }

  private static Part onAxis(String axis, Part from) {
    if (from.isBad()) {
      return from;
    }
    if (!AXES.contains(axis)) {
      return Part.bad("there is no axis " + axis);
    }
    return axis.equals("namespace") ? new Part(Form.NOTHING, "", from.depth() + 1) : joined(from);
  }

  private Part sequence(Part from) throws Unreadable {
    skip("(");
    Part part = step(from);
    while (in.is(",")) {
      in.next();
      part = joined(part, step(from));
    }
    skip(")");
    return part;
  }

  private void nodeTest() throws Unreadable {
    if (in.kind() == Kind.NAME && in.called() && isNodeType()) {
      boolean instruction = in.value().equals("processing-instruction");
      in.next();
      skip("(");
      if (instruction && in.kind() == Kind.STRING) {
        in.next();
      }
      skip(")");
    } else if (in.kind() == Kind.NAME || in.is("*")) {
      in.next();
    } else {
      throw unreadable("a name, a type of nodes or * belongs here");
    }
  }

  private Part filtered(Part from) throws Unreadable {
    skip("[");
    Part condition = expression();
    skip("]");
    if (from.isBad() || condition.isBad()) {
      return joined(from, condition);
    }
    return from.form() == Form.NOTHING
            || condition.form() == Form.NOTHING
            || condition.form() == Form.GROUPED_NOTHING
        ? Part.bad("variables and the namespace axis select nothing")
        : joined(from, condition);
  }

  private Part primary() throws Unreadable {
    Part part;
    if (in.is("(")) {
      in.next();
      part = grouped(expression());
      skip(")");
    } else if (in.is("$")) {
      in.next();
      if (in.kind() != Kind.NAME) {
        throw unreadable("the name of the variable is missing");
      }
      in.next();
      part = new Part(Form.NOTHING, "", 1);
    } else if (in.kind() == Kind.NAME) {
      part = call();
    } else {
      part = new Part(in.kind() == Kind.STRING ? Form.TEXT : Form.NUMBER, in.value(), 1);
      in.next();
    }
    return part;
  }

  private static Part grouped(Part inner) {
    return switch (inner.form()) {
      case TEXT, NUMBER, BAD -> inner;
      case NOTHING, GROUPED_NOTHING -> new Part(Form.GROUPED_NOTHING, "", inner.depth() + 1);
      case QUERY -> joined(inner);
    };
  }

  private Part call() throws Unreadable {
    String name = in.value();
    List<Part> given = new ArrayList<>();
    in.next();
    skip("(");
    if (!in.is(")")) {
      given.add(expression());
      while (!in.is(")")) {
        skip(",");
        given.add(expression());
      }
    }
    skip(")");
    XPathFunctions.Arguments arguments = XPathFunctions.of(name, given.size());
    if (arguments == null) {
      return Part.bad("there is no function " + name);
    }
    if (given.size() < arguments.least() || given.size() > arguments.most()) {
      return Part.bad(name + " does not take " + given.size() + " arguments");
    }
    if (name.equals("matches") && !given.getFirst().isBad()) {
      Part pattern = given.getLast();
      boolean wrong =
          pattern.form() == Form.TEXT && RegexSyntax.problem(pattern.text()).isPresent();
      if (wrong || pattern.form() == Form.NUMBER) {
        return Part.bad("matches needs a regular expression");
      }
    }
    return joined(given.subList(0, arguments.used(given.size())).toArray(Part[]::new));
  }

  private boolean startsPrimary() {
    return switch (in.kind()) {
      case STRING, NUMBER -> true;
      case NAME -> in.called() && !isNodeType();
      case SYMBOL -> in.is("$") || in.is("(");
      case AXIS, END -> false;
    };
  }

  private boolean startsStep() {
    return switch (in.kind()) {
      case NAME, AXIS -> true;
      case SYMBOL -> in.is(".") || in.is("..") || in.is("@") || in.is("*");
      case STRING, NUMBER, END -> false;
    };
  }

  private boolean isNodeType() {
    return in.prefix().isEmpty()
        && switch (in.value()) {
          case "node", "text", "processing-instruction", "comment" -> true;
          default -> false;
        };
  }

  private void skip(String symbol) throws Unreadable {
    if (!in.is(symbol)) {
      throw unreadable("'" + symbol + "' belongs here");
    }
    in.next();
  }

  private Unreadable unreadable(String message) {
    return new Unreadable(message, in.start());
  }
}
