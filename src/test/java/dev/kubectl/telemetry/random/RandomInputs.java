package dev.kubectl.telemetry.random;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.Input.IstioInput;
import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.Input.OtlpInput;
import dev.kubectl.telemetry.api.Input.PrometheusInput;
import dev.kubectl.telemetry.api.Input.RuntimeInput;
import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.api.Input.RuntimeResources;
import dev.kubectl.telemetry.api.Input.Toggle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code spec.input}. */
final class RandomInputs {
  private final Chance chance;
  private final RandomNames names;

  RandomInputs(Chance chance, RandomNames names) {
    this.chance = chance;
    this.names = names;
  }

  @Nullable Input input() {
    return chance.orNull(
        10,
        () ->
            new Input(
                chance.orNull(40, this::prometheus),
                chance.orNull(40, this::istio),
                chance.orNull(40, this::runtime),
                chance.orNull(50, () -> new OtlpInput(flag(), selector()))));
  }

  private PrometheusInput prometheus() {
    return new PrometheusInput(flag(), selector(), toggle());
  }

  private IstioInput istio() {
    return new IstioInput(flag(), selector(), toggle(), toggle());
  }

  private RuntimeInput runtime() {
    return new RuntimeInput(flag(), selector(), chance.orNull(40, this::resources));
  }

  private RuntimeResources resources() {
    Map<RuntimeResource, Toggle> toggles = new EnumMap<>(RuntimeResource.class);
    boolean allOff = chance.percent(10);
    for (RuntimeResource resource : RuntimeResource.values()) {
      if (allOff) {
        toggles.put(resource, new Toggle(false));
      } else if (chance.percent(60)) {
        toggles.put(resource, new Toggle(flag()));
      }
    }
    return new RuntimeResources(toggles);
  }

  private @Nullable NamespaceSelector selector() {
    if (chance.percent(40)) {
      return null;
    }
    boolean both = chance.wrong();
    boolean include = both || chance.percent(40);
    boolean exclude = both || (!include && chance.percent(70));
    return new NamespaceSelector(include ? namespaces() : null, exclude ? namespaces() : null);
  }

  private List<String> namespaces() {
    return chance.some(3, names::namespace);
  }

  private @Nullable Toggle toggle() {
    return chance.orNull(40, () -> new Toggle(flag()));
  }

  private @Nullable Boolean flag() {
    return chance.orNull(15, () -> chance.percent(70));
  }
}
