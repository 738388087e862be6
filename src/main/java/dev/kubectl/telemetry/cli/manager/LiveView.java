package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.manager.run.ManagerEvent;
import dev.kubectl.telemetry.manager.run.ManagerRun;
import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.NonBlockingReader;

/**
 * The whole terminal, drawn anew several times a second on a thread of its own, until it is closed;
 * then the terminal is as before, and the end of the story stands below the prompt.
 */
final class LiveView implements RunView {
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final String ENTER = "\u001b[?1049h\u001b[?25l";
  private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
  private static final int LAST_EVENTS = 20;

  private final Screen screen;
  private final ViewState state;
  private final Clock clock;
  private final Terminal terminal;
  private final Attributes before;
  private final Display display;
  private final PrintStream out;
  private final Thread thread;
  private volatile boolean closed;
  private boolean left;

  private LiveView(
      Screen screen, ViewState state, Clock clock, Terminal terminal, PrintStream out) {
    this.screen = screen;
    this.state = state;
    this.clock = clock;
    this.terminal = terminal;
    this.out = out;
    this.before = terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, true);
    terminal.setAttributes(raw);
    this.display = new Display(terminal, true);
    this.thread = Thread.ofPlatform().daemon().name("view").unstarted(this::run);
  }

  static LiveView open(Screen screen, ViewState state, Clock clock, PrintStream out) {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build();
      LiveView view = new LiveView(screen, state, clock, terminal, out);
      terminal.writer().write(ENTER);
      terminal.flush();
      view.thread.start();
      return view;
    } catch (IOException | IllegalStateException e) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "this terminal cannot show the live view",
          "--plain writes log lines instead");
    }
  }

  @Override
  public void begin(ManagerRun run) {
    state.begin(run);
  }

  @Override
  public void show(ManagerEvent event) {
    state.add(event, clock.instant());
  }

  private void run() {
    try {
      NonBlockingReader keys = terminal.reader();
      boolean open = true;
      while (!closed) {
        draw();
        int key = open ? keys.read(INTERVAL.toMillis()) : pause();
        open &= key != NonBlockingReader.EOF;
        if (key == 'q' || key == 'Q') {
          state.running().ifPresent(ManagerRun::end);
        } else if (key == 'C' - '@') {
          // Where the terminal makes no signal of it.
          state.running().ifPresent(ManagerRun::stop);
        } else if (key == 'L' - '@') {
          display.clear();
        }
      }
    } catch (IOException | IOError | IllegalStateException | InterruptedException e) {
      // The terminal went away, as it does at the end of the process. Nobody looks any more.
      closed = true;
    }
  }

  private static int pause() throws InterruptedException {
    Thread.sleep(INTERVAL);
    return NonBlockingReader.READ_EXPIRED;
  }

  private void draw() {
    Size size = terminal.getSize();
    boolean known = size.getColumns() > 0 && size.getRows() > 0;
    Size shown = known ? size : Size.of(80, 24);
    display.resize(shown);
    display.update(
        screen.lines(state.frame(clock.instant()), shown.getColumns(), shown.getRows()), -1);
  }

  @Override
  public synchronized void close() {
    if (left) {
      return;
    }
    closed = true;
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    leave();
  }

  private void leave() {
    left = true;
    out.print(LEAVE);
    try {
      terminal.setAttributes(before);
      terminal.close();
    } catch (IOException | IOError | IllegalStateException e) {
      // It is closed already: the process ends.
      left = true;
    }
    List<AttributedString> lines = screen.summary(state.frame(clock.instant()), LAST_EVENTS);
    lines.forEach(line -> out.println(line.toAnsi()));
    out.flush();
  }
}
