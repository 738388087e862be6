package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.LeaseHolder;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.manager.run.RunSettings;
import java.time.Clock;

/**
 * A pod of the module's manager, as far as others see it: renews the lease every half second until
 * its Deployment has no replicas. Like the reference it does not give the lease back.
 */
final class FakeIncumbent implements AutoCloseable {
  static final String IDENTITY = "telemetry-manager-7d9c5b6f4-x2x9k_0a1b";

  private final RunManagerCluster cluster;
  private final LeaseHolder lease;
  private final Thread thread;

  FakeIncumbent(RunManagerCluster cluster) {
    this.cluster = cluster;
    this.lease =
        new LeaseHolder(
            cluster.api,
            RunManagerCluster.NAMESPACE,
            RunSettings.LEASE,
            IDENTITY,
            RunManagerCluster.USER,
            Clock.systemUTC(),
            System::nanoTime);
    cluster.incumbent(2);
    if (!(lease.attempt() instanceof LeaseHolder.Attempt.Ours)) {
      throw new AssertionError("the lease is not free: " + cluster.leaseHolder());
    }
    this.thread = Thread.ofVirtual().start(this::run);
  }

  private void run() {
    try {
      while (cluster.deployment("telemetry-manager").at("spec").number("replicas") > 0) {
        Thread.sleep(500);
        lease.attempt();
      }
    } catch (InterruptedException | ApiFailure e) {
      return;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cluster.delete(ResourceType.DEPLOYMENT, RunManagerCluster.NAMESPACE, "telemetry-manager");
    cluster.delete(ResourceType.LEASE, RunManagerCluster.NAMESPACE, RunSettings.LEASE);
  }
}
