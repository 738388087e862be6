package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one Kubernetes object. The trees are for showing: secret values are replaced by
 * {@link Sensitive} marks, and what is only noise is left out.
 *
 * @param before null when it is added
 * @param after null when it is removed
 */
public record ObjectChange(
    ObjectKey key,
    Action action,
    Delta delta,
    Tree.@Nullable Mapping before,
    Tree.@Nullable Mapping after) {}
