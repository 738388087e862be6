package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Kubernetes object as it was found in a text, with what is wrong about how it is written. */
public sealed interface ManifestObject {
  Place place();

  /** In the order of the text. */
  List<Diagnostic> diagnostics();

  /** A MetricPipeline of v1beta1. */
  record Pipeline(Place place, MetricPipeline pipeline, List<Diagnostic> diagnostics)
      implements ManifestObject {
    public Pipeline {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** A MetricPipeline of v1alpha1. */
  record PipelineV1Alpha1(
      Place place, MetricPipelineV1Alpha1 pipeline, List<Diagnostic> diagnostics)
      implements ManifestObject {
    public PipelineV1Alpha1 {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** A Telemetry of either version. */
  record ModuleSettings(Place place, Telemetry telemetry, List<Diagnostic> diagnostics)
      implements ManifestObject {
    public ModuleSettings {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * A Secret.
   *
   * @param name empty when absent
   * @param type such as {@code kubernetes.io/tls}; {@code Opaque} when absent
   * @param data decoded; what is no base64 is not in it
   */
  record Secret(
      Place place,
      String name,
      @Nullable String namespace,
      String type,
      SecretSource.SecretData data,
      List<Diagnostic> diagnostics)
      implements ManifestObject {
    public Secret {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * A Namespace.
   *
   * @param name empty when absent
   */
  record Namespace(Place place, String name, @Nullable String uid, List<Diagnostic> diagnostics)
      implements ManifestObject {
    public Namespace {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * A ConfigMap; its {@code binaryData} is not kept.
   *
   * @param name empty when absent
   */
  record ConfigMap(
      Place place,
      String name,
      @Nullable String namespace,
      Map<String, String> data,
      List<Diagnostic> diagnostics)
      implements ManifestObject {
    public ConfigMap {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * Anything else: another kind, which is no problem, or something that is no object at all, which
   * is.
   *
   * @param apiVersion empty when absent
   * @param kind empty when absent
   */
  record Other(Place place, String apiVersion, String kind, List<Diagnostic> diagnostics)
      implements ManifestObject {
    public Other {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
