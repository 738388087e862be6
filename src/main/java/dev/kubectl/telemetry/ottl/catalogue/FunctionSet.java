package dev.kubectl.telemetry.ottl.catalogue;

import java.util.Map;
import java.util.Optional;

/** The functions that one kind of text may call, per context. */
public enum FunctionSet {
  /** Conditions, as the admission webhook knows them: converters. */
  CONDITIONS,
  /** Statements: converters, editors, and the editors of the context. */
  STATEMENTS,
  /** Conditions, as the collector knows them: converters, and two more for metrics. */
  COLLECTOR_CONDITIONS;

  public Optional<Function> find(Catalogue catalogue, Context context, String name) {
    return Optional.ofNullable(all(catalogue, context).get(name));
  }

  /** All functions by name, in the order of the catalogue. */
  public Map<String, Function> all(Catalogue catalogue, Context context) {
    return catalogue.functions(this, context);
  }

  /** The sections of the catalogue file that are known together. */
  String[] sections(Context context) {
    return switch (this) {
      case CONDITIONS -> new String[] {"converters"};
      case STATEMENTS -> new String[] {"converters", "editors", "editors " + context.word()};
      case COLLECTOR_CONDITIONS ->
          new String[] {"converters", "filter converters " + context.word()};
    };
  }
}
