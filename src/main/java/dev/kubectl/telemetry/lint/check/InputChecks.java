package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.api.Input.Toggle;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintedPipeline;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Inputs that are correct and yet bring nothing, or everything. */
final class InputChecks {
  private static final FieldPath INPUT = FieldPath.of("spec", "input");

  private InputChecks() {}

  static void check(LintedPipeline pipeline, FindingSink sink) {
    for (EnabledInput input : EnabledInput.all(pipeline.input())) {
      selector(pipeline, input, sink);
    }
    runtime(pipeline, sink);
    if (EnabledInput.all(pipeline.input()).stream().noneMatch(EnabledInput::enabled)) {
      sink.key(
          pipeline.object(),
          "pipeline-without-input",
          INPUT,
          "every input of this pipeline is off, so it never sends anything",
          "Enable an input, or leave out `otlp` to take what applications push");
    }
  }

  private static void selector(LintedPipeline pipeline, EnabledInput input, FindingSink sink) {
    NamespaceSelector selector = input.namespaces();
    if (selector == null) {
      return;
    }
    FieldPath path = INPUT.key(input.name()).key("namespaces");
    if (!input.enabled()) {
      sink.key(
          pipeline.object(),
          "selector-without-input",
          path,
          "this selects namespaces for the input `" + input.name() + "`, which is off",
          "Enable the input, or remove the selector");
    } else if (selector.included().isEmpty()
        && selector.excluded().isEmpty()
        && (selector.include() != null || selector.exclude() != null)) {
      sink.key(
          pipeline.object(),
          "empty-namespace-selector",
          path,
          "an empty list selects all namespaces"
              + (input.pulls() ? ", system namespaces included" : ""),
          input.pulls()
              ? "Write `namespaces: {}` when that is meant, or leave it out to spare the system"
                  + " namespaces"
              : "Leave it out when that is meant");
    }
  }

  private static void runtime(LintedPipeline pipeline, FindingSink sink) {
    Input.RuntimeInput runtime = pipeline.input().runtime();
    if (runtime == null || !Boolean.TRUE.equals(runtime.enabled()) || runtime.resources() == null) {
      return;
    }
    var toggles = runtime.resources().toggles();
    if (Arrays.stream(RuntimeResource.values()).allMatch(r -> isOff(toggles.get(r)))) {
      sink.key(
          pipeline.object(),
          "runtime-without-resources",
          INPUT.key("runtime").key("resources"),
          "the runtime input is on, but every one of its resources is off",
          "Enable a resource, or disable the input");
    }
  }

  private static boolean isOff(@Nullable Toggle toggle) {
    return toggle != null && Boolean.FALSE.equals(toggle.enabled());
  }
}
