import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Texts as constants of the class that reads them. To open a jar of twelve thousand entries takes
 * longer than to lint a file, and classes come from the cache without it.
 */
final class ConstantTexts {
  /** What a constant may have at most, in bytes. */
  private static final int LONGEST = 65535;

  private static final MethodTypeDesc EQUALS =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object);

  private ConstantTexts() {}

  /**
   * The class with a static method, from a name to its text, that knows these texts; others it
   * reads as before.
   */
  static byte[] known(byte[] bytes, ClassFile form, String method, Map<String, String> texts) {
    MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String);
    return changed(
        bytes,
        form,
        method,
        type,
        true,
        code ->
            texts.forEach((name, text) -> {
              Label next = code.newLabel();
              code.aload(0).loadConstant(name);
              code.invokevirtual(ConstantDescs.CD_String, "equals", EQUALS).ifeq(next);
              code.loadConstant(fitting(text)).areturn().labelBinding(next);
            }));
  }

  /** The class with a static method that answers this text, and nothing else. */
  static byte[] answering(byte[] bytes, ClassFile form, String method, String text) {
    MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_String);
    return changed(
        bytes, form, method, type, false, code -> code.loadConstant(fitting(text)).areturn());
  }

  private interface Beginning {
    void write(CodeBuilder code);
  }

  private static byte[] changed(
      byte[] bytes,
      ClassFile form,
      String method,
      MethodTypeDesc type,
      boolean goesOn,
      Beginning beginning) {
    ClassModel model = form.parse(bytes);
    if (model.methods().stream()
        .noneMatch(m -> m.methodName().equalsString(method) && m.methodTypeSymbol().equals(type))) {
      ClassDesc owner = model.thisClass().asSymbol();
      throw new IllegalStateException("no " + method + type.displayDescriptor() + " in " + owner);
    }
    CodeTransform code =
        new CodeTransform() {
          @Override
          public void atStart(CodeBuilder builder) {
            beginning.write(builder);
          }

          @Override
          public void accept(CodeBuilder builder, CodeElement element) {
            if (goesOn) {
              builder.with(element);
            }
          }
        };
    return form.transformClass(
        model,
        ClassTransform.transformingMethodBodies(
            m -> m.methodName().equalsString(method) && m.methodTypeSymbol().equals(type), code));
  }

  private static String fitting(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new IllegalStateException("too long for a constant: " + text.substring(0, 60) + "...");
    }
    return text;
  }
}
