import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Pattern switches without a bootstrap method. The compiler has each of them choose its case by a
 * class that is made when the switch is first reached, and no cache keeps such a class; {@code
 * lint} of one file made 39 of them, a tenth of its time. Here a method of the class itself does
 * the same, one {@code instanceof} after the other.
 */
final class TypeSwitches {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final String NAME = "typeSwitch";

  private final ClassModel model;
  private final List<Choice> choices = new ArrayList<>();

  private TypeSwitches(ClassModel model) {
    this.model = model;
  }

  /** A method to be added: takes a value and the case to begin with, gives a case. */
  private record Choice(String name, MethodTypeDesc type, List<ClassDesc> cases) {}

  /** The class with its switches over types alone replaced; others stay as they are. */
  static byte[] replaced(byte[] bytes, ClassFile form) {
    ClassModel model = form.parse(bytes);
    if (model.methods().stream().noneMatch(TypeSwitches::hasOne)) {
      return bytes;
    }
    TypeSwitches switches = new TypeSwitches(model);
    ClassTransform methods =
        ClassTransform.transformingMethodBodies(TypeSwitches::hasOne, switches.calls())
            .andThen(ClassTransform.endHandler(switches::addMethods));
    return form.transformClass(model, methods);
  }

  private CodeTransform calls() {
    return (code, element) -> {
      List<ClassDesc> cases =
          element instanceof InvokeDynamicInstruction call ? cases(call) : List.of();
      if (cases.isEmpty()) {
        code.with(element);
        return;
      }
      InvokeDynamicInstruction call = (InvokeDynamicInstruction) element;
      Choice choice = new Choice(NAME + "$" + choices.size(), call.typeSymbol(), cases);
      choices.add(choice);
      boolean ofInterface = model.flags().has(AccessFlag.INTERFACE);
      code.invokestatic(model.thisClass().asSymbol(), choice.name(), choice.type(), ofInterface);
    };
  }

  private static boolean hasOne(MethodModel method) {
    return method
        .code()
        .map(code ->
            code.elementStream()
                .anyMatch(element ->
                    element instanceof InvokeDynamicInstruction call && !cases(call).isEmpty()))
        .orElse(false);
  }

  /** The types of a switch over types alone; none for every other call. */
  private static List<ClassDesc> cases(InvokeDynamicInstruction call) {
    DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
    List<ClassDesc> cases = new ArrayList<>();
    if (bootstrap.owner().equals(BOOTSTRAPS) && bootstrap.methodName().equals(NAME)) {
      for (ConstantDesc label : call.bootstrapArgs()) {
        if (!(label instanceof ClassDesc type) || type.isPrimitive()) {
          return List.of();
        }
        cases.add(type);
      }
    }
    return cases;
  }

  private void addMethods(ClassBuilder builder) {
    for (Choice choice : choices) {
      builder.withMethodBody(
          choice.name(),
          choice.type(),
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          code -> choose(code, choice.cases()));
    }
  }

  /** As {@code SwitchBootstraps.typeSwitch}: -1 for null, the number of cases when none fits. */
  private static void choose(CodeBuilder code, List<ClassDesc> cases) {
    Label something = code.newLabel();
    code.aload(0).ifnonnull(something).iconst_m1().ireturn().labelBinding(something);
    for (int i = 0; i < cases.size(); i++) {
      Label next = code.newLabel();
      // A guard that did not hold goes on behind its case.
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf(cases.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(cases.size()).ireturn();
  }
}
