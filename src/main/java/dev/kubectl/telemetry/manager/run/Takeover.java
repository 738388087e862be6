package dev.kubectl.telemetry.manager.run;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.LeaseHolder;
import dev.kubectl.telemetry.cluster.ObjectView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What to do about another manager that has the lease: wait, refuse, or scale it down. */
final class Takeover {
  /** A pod may take half a minute to end, and its lease a quarter more. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration RESTORING = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final String WEBHOOK =
      "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/"
          + "telemetry-validating-webhook.kyma-project.io";

  private final RunSettings settings;
  private final Incumbent incumbent;
  private final KubernetesApi api;
  private final Consumer<ManagerEvent> events;
  private String announced = "";
  private long replicas;
  private boolean scaledDown;
  private long scaledDownAt;

  Takeover(
      RunSettings settings, Incumbent incumbent, KubernetesApi api, Consumer<ManagerEvent> events) {
    this.settings = settings;
    this.incumbent = incumbent;
    this.api = api;
    this.events = events;
  }

  /** The lease is somebody else's; an end when that is final. */
  Optional<Outcome.End> seen(LeaseHolder.Attempt.Theirs theirs) {
    String holder = theirs.holder();
    if (!announced.equals(holder)) {
      announced = holder;
      events.accept(new ManagerEvent.Waiting(holder));
    }
    if (settings.waits()) {
      return Optional.empty();
    }
    if (scaledDown) {
      boolean tooLong = System.nanoTime() - scaledDownAt > PATIENCE.toNanos();
      return tooLong
          ? refused(holder, "it still renews it, although it was scaled down")
          : Optional.empty();
    }
    if (!theirs.alive()) {
      return Optional.empty();
    }
    return settings.scalesDown() ? scaleDown(holder) : refused(holder, "");
  }

  private static Optional<Outcome.End> refused(String holder, String why) {
    return Optional.of(new Outcome.End.Refused(holder, why));
  }

  private Optional<Outcome.End> scaleDown(String holder) {
    if (!incumbent.isPod(holder)) {
      return refused(holder, "it is no pod of Deployment " + incumbent.name());
    }
    Optional<Long> found = incumbent.scaleDown();
    if (found.isEmpty()) {
      return refused(holder, "there is no Deployment " + incumbent.name());
    }
    scaledDown = true;
    scaledDownAt = System.nanoTime();
    replicas = found.get();
    events.accept(new ManagerEvent.ScaledDown(incumbent.name(), replicas));
    warnOfWebhooks();
    return Optional.empty();
  }

  /** They are answered by the pods that go now. */
  private void warnOfWebhooks() {
    try {
      api.get(WEBHOOK)
          .map(ObjectView::of)
          .filter(webhooks ->
              webhooks.items("webhooks").stream()
                  .anyMatch(hook -> hook.text("failurePolicy").equals("Fail")))
          .ifPresent(webhooks ->
              events.accept(
                  new ManagerEvent.Note(
                      "its admission webhooks do not answer meanwhile: the API server refuses"
                          + " changes of pipelines until it is back")));
    } catch (ApiFailure e) {
      // Whoever may not read webhooks is not told of them.
      return;
    }
  }

  /** Puts back what was scaled down; returns what could not be done. */
  List<String> undo() {
    if (!scaledDown) {
      return List.of();
    }
    long end = System.nanoTime() + RESTORING.toNanos();
    while (true) {
      try {
        return told(incumbent.restore());
      } catch (ApiFailure e) {
        if (!e.isTransient() || System.nanoTime() > end || !pause()) {
          return List.of(e.getMessage() + "\n" + incumbent.byHand(replicas));
        }
      }
    }
  }

  private List<String> told(Incumbent.Restoration restoration) {
    return switch (restoration) {
      case Incumbent.Restoration.Done(long restored) -> {
        events.accept(new ManagerEvent.Restored(incumbent.name(), restored));
        yield List.of();
      }
      case Incumbent.Restoration.NothingToDo() -> List.of();
      case Incumbent.Restoration.Unreadable(String recorded) ->
          List.of(
              "what was recorded is no number: " + recorded + "\n" + incumbent.byHand(replicas));
    };
  }

  private static boolean pause() {
    try {
      Thread.sleep(RETRY);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
