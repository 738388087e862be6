package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the generated configuration of one component. The keys at the top are the
 * collector's: {@code receivers}, {@code processors}, {@code exporters}, {@code service} and so on.
 *
 * @param before null when the component appears
 * @param after null when the component disappears
 */
public record ComponentChange(
    Component component,
    Action action,
    Delta delta,
    Tree.@Nullable Mapping before,
    Tree.@Nullable Mapping after) {}
