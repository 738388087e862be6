package dev.kubectl.telemetry.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class AppliedFieldsTest {
  private static Tree.Mapping object(String yaml) {
    return (Tree.Mapping)
        Trees.of(YamlReader.read(new SourceText("test", yaml)).documents().getFirst().root());
  }

  @Test
  void whatTheServerFilledInIsNoChange() {
    Tree.Mapping generated =
        object("{kind: Service, spec: {ports: [{name: a, port: 1}]}, metadata: {name: s}}");
    Tree.Mapping live =
        object(
            "{kind: Service, metadata: {name: s, uid: u}, spec: {clusterIP: x, ports: [{name: a,"
                + " port: 1, protocol: TCP}]}, status: {a: b}}");

    assertThat(AppliedFields.between(live, generated)).isEmpty();
  }

  @Test
  void everyFieldIsNamedWithWhatMayBeToldOfIt() {
    Tree.Mapping live =
        object(
            "{kind: Deployment, spec: {replicas: 4, paused: true, note: theirs, containers: [{name:"
                + " c, image: 'evil:1'}], args: [a, b]}}");
    Tree.Mapping generated =
        object(
            "{kind: Deployment, spec: {replicas: 2, paused: false, note: ours, containers: [{name:"
                + " c, image: 'good:1', env: [{name: E}]}], args: [a]}}");

    assertThat(AppliedFields.between(live, generated))
        .containsExactly(
            "spec.replicas: 4 -> 2",
            "spec.paused: true -> false",
            "spec.note: ours",
            "spec.containers[c].image: good:1",
            "+ spec.containers[c].env",
            "- spec.args[1]");
  }

  @Test
  void ofASecretOnlyTheKeysAreNamed() {
    Tree.Mapping live = object("{kind: Secret, data: {A: b2xk, B: c2FtZQ==, D: Z29uZQ==}}");
    Tree.Mapping generated = object("{kind: Secret, data: {A: bmV3, B: c2FtZQ==, C: bW9yZQ==}}");

    assertThat(AppliedFields.between(live, generated))
        .containsExactly("data.A: (sensitive)", "- data.D", "+ data.C: (sensitive)");
  }

  @Test
  void theConfigurationInsideOfAConfigMapHasFields() {
    Tree.Mapping live =
        object("{kind: ConfigMap, data: {relay.conf: \"exporters:\\n  a: {timeout: 5}\\n\"}}");
    Tree.Mapping generated =
        object("{kind: ConfigMap, data: {relay.conf: \"exporters:\\n  a: {timeout: 6}\\n\"}}");

    assertThat(AppliedFields.between(live, generated))
        .containsExactly("data[\"relay.conf\"].exporters.a.timeout: 5 -> 6");
  }
}
