/**
 * The OpenTelemetry Transformation Language (OTTL) as metric pipelines use it.
 *
 * <p>{@link dev.kubectl.telemetry.ottl.Ottl} takes the texts of one filter or transform entry and
 * gives an {@link dev.kubectl.telemetry.ottl.EntryVerdict}: what the admission webhook decides,
 * what the collector decides when it starts, and every problem with its place. On the way a text
 * becomes tokens and a tree ({@code syntax}), the tree is checked ({@code check}) against the
 * functions, paths and enums of one collector version ({@code catalogue}). Nothing here throws for
 * bad input.
 */
@NullMarked
package dev.kubectl.telemetry.ottl;

import org.jspecify.annotations.NullMarked;
