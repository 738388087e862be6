package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.Context;
import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.catalogue.FunctionSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a text may name: the functions, paths and enums of one context for one kind of text. */
public record Names(Catalogue catalogue, FunctionSet functions, Context context) {

  Optional<Function> function(String name) {
    return functions.find(catalogue, context, name);
  }

  Map<String, Function> allFunctions() {
    return functions.all(catalogue, context);
  }

  Map<String, Long> enums() {
    return catalogue.enums(context);
  }

  Names in(Context other) {
    return new Names(catalogue, functions, other);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Names other
        && functions == other.functions
        && context == other.context
        && catalogue.equals(other.catalogue);
  }

  @Override
  public int hashCode() {
    return 31 * functions.hashCode() + context.hashCode();
  }
}
