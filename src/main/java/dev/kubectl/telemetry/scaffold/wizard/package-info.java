/**
 * The wizard without a terminal: {@link dev.kubectl.telemetry.scaffold.wizard.Wizard} is what has
 * been said and what is being asked, a {@link dev.kubectl.telemetry.scaffold.wizard.Key} makes the
 * next one of it, {@link dev.kubectl.telemetry.scaffold.wizard.Screen} is how it looks. Nothing
 * here reads keys, draws, or writes files.
 */
@NullMarked
package dev.kubectl.telemetry.scaffold.wizard;

import org.jspecify.annotations.NullMarked;
