package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.syntax.Node.Arithmetic;
import dev.kubectl.telemetry.ottl.syntax.Node.BooleanLiteral;
import dev.kubectl.telemetry.ottl.syntax.Node.BytesLiteral;
import dev.kubectl.telemetry.ottl.syntax.Node.Call;
import dev.kubectl.telemetry.ottl.syntax.Node.Comparison;
import dev.kubectl.telemetry.ottl.syntax.Node.EnumSymbol;
import dev.kubectl.telemetry.ottl.syntax.Node.FloatLiteral;
import dev.kubectl.telemetry.ottl.syntax.Node.FunctionReference;
import dev.kubectl.telemetry.ottl.syntax.Node.Group;
import dev.kubectl.telemetry.ottl.syntax.Node.IntLiteral;
import dev.kubectl.telemetry.ottl.syntax.Node.ListLiteral;
import dev.kubectl.telemetry.ottl.syntax.Node.Logical;
import dev.kubectl.telemetry.ottl.syntax.Node.MapLiteral;
import dev.kubectl.telemetry.ottl.syntax.Node.Missing;
import dev.kubectl.telemetry.ottl.syntax.Node.NilLiteral;
import dev.kubectl.telemetry.ottl.syntax.Node.Not;
import dev.kubectl.telemetry.ottl.syntax.Node.Path;
import dev.kubectl.telemetry.ottl.syntax.Node.Signed;
import dev.kubectl.telemetry.ottl.syntax.Node.StringLiteral;

/** Which grammar rules a node satisfies: where it may stand. */
final class Shape {
  private Shape() {}

  /** May be joined by {@code and}, {@code or}, {@code not}, or stand alone. */
  static boolean isCondition(Node node) {
    return switch (node) {
      case Logical _ -> true;
      case Not _ -> true;
      case Comparison _ -> true;
      case BooleanLiteral _ -> true;
      case Missing _ -> true;
      case Call call -> call.isConverter();
      case Group group -> isCondition(group.inner());
      case Arithmetic _ -> false;
      case Signed _ -> false;
      case Path _ -> false;
      case StringLiteral _ -> false;
      case IntLiteral _ -> false;
      case FloatLiteral _ -> false;
      case BytesLiteral _ -> false;
      case NilLiteral _ -> false;
      case EnumSymbol _ -> false;
      case FunctionReference _ -> false;
      case ListLiteral _ -> false;
      case MapLiteral _ -> false;
    };
  }

  /** May be an operand of {@code + - * /}. */
  static boolean isArithmetic(Node node) {
    return switch (node) {
      case Arithmetic _ -> true;
      case Signed _ -> true;
      case Path _ -> true;
      case Call _ -> true;
      case IntLiteral _ -> true;
      case FloatLiteral _ -> true;
      case Missing _ -> true;
      case Group group -> isArithmetic(group.inner());
      case Logical _ -> false;
      case Not _ -> false;
      case Comparison _ -> false;
      case StringLiteral _ -> false;
      case BytesLiteral _ -> false;
      case BooleanLiteral _ -> false;
      case NilLiteral _ -> false;
      case EnumSymbol _ -> false;
      case FunctionReference _ -> false;
      case ListLiteral _ -> false;
      case MapLiteral _ -> false;
    };
  }

  /** May be compared, passed, or stand in a list or map. */
  static boolean isValue(Node node) {
    return switch (node) {
      case StringLiteral _ -> true;
      case BytesLiteral _ -> true;
      case BooleanLiteral _ -> true;
      case NilLiteral _ -> true;
      case EnumSymbol _ -> true;
      case ListLiteral _ -> true;
      case MapLiteral _ -> true;
      case Arithmetic _ -> true;
      case Signed _ -> true;
      case Path _ -> true;
      case Call _ -> true;
      case IntLiteral _ -> true;
      case FloatLiteral _ -> true;
      case Missing _ -> true;
      case Group group -> isArithmetic(group.inner());
      case Logical _ -> false;
      case Not _ -> false;
      case Comparison _ -> false;
      case FunctionReference _ -> false;
    };
  }
}
