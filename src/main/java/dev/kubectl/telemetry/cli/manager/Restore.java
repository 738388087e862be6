package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.manager.run.Incumbent;
import java.util.Optional;

/** {@code --restore-only}: undoes what a takeover that was killed left behind. */
final class Restore {
  private final Console console;
  private final ManagedCluster cluster;

  Restore(Console console, ManagedCluster cluster) {
    this.console = console;
    this.cluster = cluster;
  }

  int run() {
    Incumbent incumbent = cluster.incumbent(cluster.api(RequestObserver.NONE));
    Incumbent.Restoration restoration;
    try {
      restoration = incumbent.restore();
    } catch (ApiFailure e) {
      throw RefusedRequests.explained(e, cluster.connection(), Optional.empty());
    }
    switch (restoration) {
      case Incumbent.Restoration.Done(long replicas) ->
          console
              .out()
              .println("scaled up Deployment " + incumbent.name() + " to " + replicas + " again");
      case Incumbent.Restoration.NothingToDo() ->
          console
              .out()
              .println("nothing to do: Deployment " + incumbent.name() + " is not scaled down");
      case Incumbent.Restoration.Unreadable(String recorded) ->
          throw new CommandFailure(
              ExitCode.INCOMPLETE,
              "the annotation "
                  + Incumbent.ANNOTATION
                  + " of Deployment "
                  + incumbent.name()
                  + " is no number: "
                  + recorded,
              incumbent.byHand(1));
    }
    return ExitCode.OK;
  }
}
