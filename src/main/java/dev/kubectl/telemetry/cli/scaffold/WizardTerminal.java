package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.scaffold.wizard.Glyphs;
import dev.kubectl.telemetry.scaffold.wizard.Key;
import dev.kubectl.telemetry.scaffold.wizard.Picture;
import dev.kubectl.telemetry.scaffold.wizard.Screen;
import dev.kubectl.telemetry.scaffold.wizard.Wizard;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * A wizard in the terminal of the process. Takes the terminal's second screen, so that what was
 * shown before is shown again afterwards, however the program ends.
 */
final class WizardTerminal implements AutoCloseable {
  private static final Size USUAL = Size.of(80, 24);
  private static final String PASTE_ON = "\033[?2004h";
  private static final String PASTE_OFF = "\033[?2004l";

  private final Terminal terminal;
  private final Attributes before;
  private final Display display;
  private final TerminalPaint paint;
  private final Glyphs glyphs;
  private final Thread rescue;

  /** What brings the first screen back; a terminal with one screen only is left empty. */
  private final String farewell;

  private Wizard wizard;
  private boolean open = true;

  private WizardTerminal(Terminal terminal, Wizard wizard, boolean colour) {
    this.terminal = terminal;
    this.wizard = wizard;
    this.before = terminal.enterRawMode();
    this.display = new Display(terminal, true);
    this.paint = new TerminalPaint(colour);
    this.glyphs =
        StandardCharsets.UTF_8.equals(terminal.outputEncoding()) ? Glyphs.UNICODE : Glyphs.ASCII;
    this.farewell =
        PASTE_OFF
            + sequence(Capability.cursor_normal)
            + sequence(Capability.keypad_local)
            + sequence(
                terminal.getStringCapability(Capability.exit_ca_mode) == null
                    ? Capability.clear_screen
                    : Capability.exit_ca_mode);
    this.rescue = Thread.ofPlatform().unstarted(this::rescue);
    Runtime.getRuntime().addShutdownHook(rescue);
    Attributes raw = terminal.getAttributes();
    // Ctrl-C is a key like all others: it ends the questions, and the terminal is left in order.
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    terminal.setAttributes(raw);
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.keypad_xmit);
    terminal.writer().write(PASTE_ON);
    terminal.handle(Terminal.Signal.WINCH, _ -> draw());
  }

  /** Asks until there is nothing left to ask. */
  static Wizard run(Wizard start, boolean colour) {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build();
        WizardTerminal shell = new WizardTerminal(terminal, start, colour)) {
      return shell.finished();
    } catch (IOException | IllegalStateException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "this terminal cannot be asked in: " + e.getMessage(),
          "say it with flags: kubectl telemetry scaffold --help");
    }
  }

  private Wizard finished() {
    TerminalKeys keys = new TerminalKeys(terminal, new BindingReader(terminal.reader()));
    draw();
    while (wizard instanceof Wizard.Asking) {
      turn(next(keys));
      draw();
    }
    return wizard;
  }

  private static Key next(TerminalKeys keys) {
    try {
      return keys.next();
    } catch (IOError e) {
      // The terminal is gone.
      return Key.Special.CANCEL;
    }
  }

  private synchronized void turn(Key key) {
    wizard = wizard.on(key);
  }

  /** Called by the thread of signals, too, when the terminal changes its size. */
  private synchronized void draw() {
    if (!open || !(wizard instanceof Wizard.Asking asking)) {
      return;
    }
    Size size = terminal.getSize();
    if (size.getRows() <= 0 || size.getColumns() <= 0) {
      size = USUAL;
    }
    display.resize(size);
    Picture picture = Screen.of(asking, size.getColumns(), size.getRows(), glyphs);
    boolean typing = picture.caretColumn() >= 0;
    terminal.puts(Capability.cursor_invisible);
    display.update(
        picture.lines().stream().map(paint::line).limit(size.getRows()).toList(),
        size.cursorPos(
            Math.min(picture.caretRow(), size.getRows() - 1), Math.max(0, picture.caretColumn())));
    if (typing) {
      terminal.puts(Capability.cursor_normal);
    }
    terminal.flush();
  }

  private String sequence(Capability capability) {
    String sequence = KeyMap.key(terminal, capability);
    return sequence == null ? "" : sequence;
  }

  private synchronized void restore() {
    if (open) {
      open = false;
      terminal.writer().write(farewell);
      terminal.flush();
      terminal.setAttributes(before);
    }
  }

  /**
   * When the process is told to end. The library closes its terminal at the same time and gives it
   * its attributes back, so this goes past it.
   */
  private synchronized void rescue() {
    if (open) {
      open = false;
      try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
        out.write(farewell.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // Nobody is there any more who could see it.
        return;
      }
    }
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(rescue);
    } catch (IllegalStateException e) {
      // The process ends already, and the rescue has nothing left to do.
      return;
    }
  }
}
