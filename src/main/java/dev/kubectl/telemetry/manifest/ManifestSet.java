package dev.kubectl.telemetry.manifest;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.conversion.Conversion;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.Place;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.validation.AdmissionRules;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a set of files, as far as planning has a use for them; other kinds are passed
 * over.
 *
 * <p>A pipeline that an API server would not even store, because of an error in how it is written,
 * is not among the {@link #pipelines}: only its diagnostics are.
 */
public final class ManifestSet {
  private final List<SourceText> sources = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<String, Placed> pipelines = new LinkedHashMap<>();
  private final List<ManifestObject.Secret> secrets = new ArrayList<>();
  private final List<ManifestObject.ModuleSettings> settings = new ArrayList<>();
  private String clusterUid = "";
  private String cloudProvider = "";
  private boolean complete = true;
  private int refused;

  /** A pipeline and where it was written. */
  public record Placed(MetricPipeline pipeline, Place place) {}

  private ManifestSet() {}

  public static ManifestSet of(ManifestFiles.Found files) {
    ManifestSet set = new ManifestSet();
    set.diagnostics.addAll(files.diagnostics());
    set.complete = files.diagnostics().isEmpty();
    for (ManifestFiles.Content content : files.contents()) {
      set.add(YamlReader.read(content.name(), content.bytes()));
    }
    return set;
  }

  private void add(YamlFile file) {
    sources.add(file.source());
    diagnostics.addAll(file.diagnostics());
    complete &= file.diagnostics().stream().noneMatch(d -> d.severity() == Severity.ERROR);
    for (SourceDocument document : file.documents()) {
      ResourceReader.read(document).forEach(this::add);
    }
  }

  private void add(ManifestObject object) {
    diagnostics.addAll(object.diagnostics());
    switch (object) {
      case ManifestObject.Pipeline found -> add(found, found.pipeline());
      case ManifestObject.PipelineV1Alpha1 found -> addOld(found);
      case ManifestObject.ModuleSettings found -> settings.add(found);
      case ManifestObject.Secret found -> secrets.add(found);
      case ManifestObject.Namespace found -> {
        if (found.name().equals("kube-system") && found.uid() != null) {
          clusterUid = found.uid();
        }
      }
      case ManifestObject.ConfigMap found -> {
        if (found.name().equals("shoot-info") && "kube-system".equals(found.namespace())) {
          String provider = found.data().getOrDefault("provider", "");
          cloudProvider = provider.equals("openstack") ? "sap" : provider;
        }
      }
      case ManifestObject.Other other -> {
        if (!other.diagnostics().isEmpty()) {
          refused++;
        }
      }
    }
  }

  /**
   * A pipeline of the old version. Its schema is judged before it is converted: conversion drops
   * invalid names of namespaces, and a selection without them may be a wider one (S14).
   */
  private void addOld(ManifestObject.PipelineV1Alpha1 found) {
    List<Finding> findings = AdmissionRules.checkV1Alpha1(Defaulting.defaulted(found.pipeline()));
    findings.forEach(f -> diagnostics.add(FindingPlaces.diagnostic(found.place(), f)));
    if (Finding.reconcilable(findings)) {
      add(found, converted(found.pipeline()));
    } else {
      refused++;
    }
  }

  /**
   * As a cluster does it: the webhook of the old version defaults, then the object is converted.
   */
  private static MetricPipeline converted(MetricPipelineV1Alpha1 pipeline) {
    return Conversion.toV1Beta1(Defaulting.defaulted(pipeline));
  }

  private void add(ManifestObject object, MetricPipeline pipeline) {
    if (object.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      refused++;
      return;
    }
    Placed earlier = pipelines.putIfAbsent(pipeline.name(), new Placed(pipeline, object.place()));
    if (earlier != null) {
      refused++;
      diagnostics.add(
          object
              .place()
              .diagnostic(
                  "duplicate-object",
                  Severity.ERROR,
                  FieldPath.of("metadata", "name"),
                  "there is a MetricPipeline named `" + pipeline.name() + "` already",
                  "the other one is at " + earlier.place() + "; this one is left out"));
    }
  }

  /** Pipelines by name, in the order in which they were found; v1alpha1 ones are converted. */
  public Map<String, Placed> pipelines() {
    return Collections.unmodifiableMap(pipelines);
  }

  /** What is wrong with the texts and the way the objects are written. */
  public List<Diagnostic> diagnostics() {
    return Collections.unmodifiableList(diagnostics);
  }

  /** All texts that were read, for showing lines of them. */
  public List<SourceText> sources() {
    return Collections.unmodifiableList(sources);
  }

  /** Whether every file could be read to its end. */
  public boolean isComplete() {
    return complete;
  }

  /** How many objects an API server would refuse as they are written. */
  public int refused() {
    return refused;
  }

  /** The Secrets among the files. */
  public SecretSource secrets() {
    return WrittenSecrets.of(secrets);
  }

  /** The module's settings that count: the Telemetry named {@code default} in a namespace. */
  public Optional<ManifestObject.ModuleSettings> settings(String namespace) {
    return settings.stream()
        .filter(s -> s.telemetry().metadata().name().equals("default"))
        .filter(s -> isIn(s.telemetry(), namespace))
        .reduce((earlier, later) -> later);
  }

  private static boolean isIn(Telemetry telemetry, String namespace) {
    String written = telemetry.metadata().namespace();
    return written == null || written.equals(namespace);
  }

  /**
   * {@code metadata.uid} of Namespace {@code kube-system}; empty when it is not among the files.
   */
  public String clusterUid() {
    return clusterUid;
  }

  /** The provider that ConfigMap {@code kube-system/shoot-info} names; empty without it. */
  public String cloudProvider() {
    return cloudProvider;
  }
}
