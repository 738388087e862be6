package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FieldPoint;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.validation.SecretReferences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Secret of one name that is referenced in several namespaces: copies that drift apart. */
final class SharedSecrets {
  private SharedSecrets() {}

  /**
   * One reference that counts.
   *
   * @param place the namespace that it names, in the file
   */
  record Reference(String namespace, String name, FieldPoint place) {}

  private record First(String namespace, PipelineFacts pipeline) {}

  static List<Reference> references(LintedPipeline pipeline) {
    List<Reference> references = new ArrayList<>();
    for (SecretReferences.Located found : SecretReferences.located(pipeline.pipeline())) {
      String namespace = found.reference().namespace();
      String name = found.reference().name();
      if (namespace != null && name != null) {
        FieldPath path = found.holder().key("valueFrom").key("secretKeyRef").key("namespace");
        references.add(new Reference(namespace, name, FieldPoint.value(pipeline.object(), path)));
      }
    }
    return List.copyOf(references);
  }

  static void check(List<PipelineFacts> pipelines, FindingSink sink) {
    Map<String, First> seen = new LinkedHashMap<>();
    for (PipelineFacts pipeline : pipelines) {
      pipeline.references().forEach(reference -> one(pipeline, reference, seen, sink));
    }
  }

  private static void one(
      PipelineFacts pipeline, Reference reference, Map<String, First> seen, FindingSink sink) {
    First first = seen.putIfAbsent(reference.name(), new First(reference.namespace(), pipeline));
    if (first != null && !first.namespace().equals(reference.namespace())) {
      sink.at(
          reference.place(),
          "secret-in-several-namespaces",
          "Secret `"
              + reference.name()
              + "` is taken from namespace `"
              + reference.namespace()
              + "` here and from `"
              + first.namespace()
              + "` elsewhere",
          "Refer to one Secret, or the copies will differ after the next rotation",
          List.of(first.pipeline().related("the other reference")));
    }
  }
}
