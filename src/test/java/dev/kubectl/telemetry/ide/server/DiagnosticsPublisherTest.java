package dev.kubectl.telemetry.ide.server;

import static dev.kubectl.telemetry.ide.Pipelines.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.diagnosis.Scope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When diagnostics are made, with a background whose time is in the hands of the test. */
class DiagnosticsPublisherTest {
  private static final String ONE = "file:///shop/one.yaml";
  private static final String TWO = "file:///shop/two.yaml";
  private static final String MISTAKE = GOOD.replace("set(metric", "sett(metric");

  @TempDir Path folder;
  private final HeldTime time = new HeldTime();
  private final Told told = new Told();
  private Session session;
  private DiagnosticsPublisher publisher;

  @BeforeEach
  void start() {
    InitializeParams params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    session =
        new Session(
            new ServerSettings(
                "test",
                Scope.ALL,
                Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC),
                folder,
                folder.resolve("cache")),
            ClientTraits.of(params),
            List.of());
    publisher =
        new DiagnosticsPublisher(
            session,
            told,
            new RulePages(folder.resolve("cache")),
            new Background(
                time,
                thrown -> {
                  throw new AssertionError(thrown);
                }));
  }

  @AfterEach
  void stop() {
    time.shutdownNow();
  }

  @Test
  void whoeverTypesFastIsToldAboutTheLastTextOnly() {
    for (int version = 1; version <= 20; version++) {
      type(ONE, version, version < 20 ? GOOD + "#" + version : MISTAKE);
    }

    time.passUntilQuiet();

    assertThat(told.versions(ONE)).containsExactly(20);
    assertThat(told.latest(ONE).getDiagnostics()).isNotEmpty();
  }

  @Test
  void whatWasFoundInATextThatChangedSinceIsThrownAway() {
    type(ONE, 1, MISTAKE);
    type(TWO, 1, MISTAKE.replace("name: shop", "name: other"));
    List<String> typedIn = new ArrayList<>();
    // While one file is told of, somebody types in the other.
    told.whenTold =
        uri -> {
          String other = uri.equals(ONE) ? TWO : ONE;
          typedIn.add(other);
          type(other, 2, GOOD.replace("name: shop", "name: third"));
        };

    time.passUntilQuiet();

    String changed = typedIn.getFirst();
    assertThat(told.versions(changed)).containsExactly(2);
    assertThat(told.latest(changed).getDiagnostics())
        .noneMatch(diagnostic -> diagnostic.getMessage().getLeft().contains("sett"));
    assertThat(told.latest(changed.equals(ONE) ? TWO : ONE).getDiagnostics()).isNotEmpty();
  }

  @Test
  void otherFilesWaitUntilNobodyHasTypedForAWhile() {
    session.open(TWO, 1, MISTAKE.replace("name: shop", "name: other"));
    type(ONE, 1, MISTAKE);

    assertThat(time.pass()).isZero();
    assertThat(told.versions(ONE)).containsExactly(1);
    assertThat(told.versions(TWO)).isEmpty();

    assertThat(time.pass()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
    assertThat(told.versions(TWO)).containsExactly(1);
  }

  /** However long a check took, nobody waits longer than half a second for the next one. */
  @Test
  void theWaitIsHalfOfTheLastCheckAndHasAnEnd() {
    type(ONE, 1, MISTAKE);
    time.pass();

    type(ONE, 2, GOOD);

    assertThat(time.longestWait()).isBetween(1L, TimeUnit.MILLISECONDS.toNanos(500));
    time.passUntilQuiet();
    assertThat(told.versions(ONE)).containsExactly(1, 2);
  }

  @Test
  void whatIsTheSameIsNotToldTwice() {
    type(ONE, 1, MISTAKE);
    time.passUntilQuiet();

    publisher.allChanged();
    time.passUntilQuiet();

    assertThat(told.versions(ONE)).containsExactly(1);
  }

  private void type(String uri, int version, String text) {
    session.open(uri, version, text);
    publisher.changed(uri);
  }

  /** Keeps what shall be done later until the test lets the time pass. */
  private static final class HeldTime extends ScheduledThreadPoolExecutor {
    private record Held(Runnable work, long nanos) {}

    private final Queue<Held> held = new ArrayDeque<>();

    HeldTime() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
      held.add(new Held(work, unit.toNanos(delay)));
      return super.schedule(() -> {}, 1, TimeUnit.DAYS);
    }

    /** Does what comes next; how long that would have waited, in nanoseconds. */
    long pass() {
      Held next = held.remove();
      next.work().run();
      return next.nanos();
    }

    void passUntilQuiet() {
      while (!held.isEmpty()) {
        pass();
      }
    }

    /** Of what waits now, but for what waits until nobody types. */
    long longestWait() {
      return held.stream().skip(1).mapToLong(Held::nanos).max().orElseThrow();
    }
  }

  /** What an editor was told. */
  private static final class Told implements LanguageClient {
    private final List<PublishDiagnosticsParams> all = new ArrayList<>();
    private Consumer<String> whenTold = _ -> {};

    List<Integer> versions(String uri) {
      return all.stream()
          .filter(params -> params.getUri().equals(uri))
          .map(PublishDiagnosticsParams::getVersion)
          .toList();
    }

    PublishDiagnosticsParams latest(String uri) {
      return all.stream()
          .filter(params -> params.getUri().equals(uri))
          .reduce((earlier, later) -> later)
          .orElseThrow();
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
      all.add(params);
      Consumer<String> once = whenTold;
      whenTold = _ -> {};
      once.accept(params.getUri());
    }

    @Override
    public void telemetryEvent(Object event) {
      throw new AssertionError(event);
    }

    @Override
    public void showMessage(MessageParams params) {
      throw new AssertionError(params);
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
      throw new AssertionError(asked);
    }

    @Override
    public void logMessage(MessageParams params) {
      throw new AssertionError(params);
    }
  }
}
