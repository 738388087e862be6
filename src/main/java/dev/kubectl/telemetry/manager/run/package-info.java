/**
 * A manager's whole life: who may be it, from the first attempt on the lease to giving it back, and
 * what is told on the way.
 *
 * <p>{@link dev.kubectl.telemetry.manager.run.ManagerRun} is the life; {@link
 * dev.kubectl.telemetry.manager.run.Leadership} holds the lease; {@link
 * dev.kubectl.telemetry.manager.run.Incumbent} is the manager that is there already; everything
 * that happens is a {@link dev.kubectl.telemetry.manager.run.ManagerEvent}.
 */
@NullMarked
package dev.kubectl.telemetry.manager.run;

import org.jspecify.annotations.NullMarked;
