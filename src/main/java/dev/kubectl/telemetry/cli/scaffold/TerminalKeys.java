package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.scaffold.wizard.Key;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** What a terminal sends, as keys. */
final class TerminalKeys {
  /** How long a lone escape waits for the rest of a key; a fast network brings it in much less. */
  private static final long ESCAPE_MILLIS = 120;

  private static final String PASTE_BEGINS = "\033[200~";
  private static final String PASTE_ENDS = "\033[201~";

  private final BindingReader reader;
  private final KeyMap<Action> map = new KeyMap<>();

  /** What is to be done with what was read. */
  private sealed interface Action {
    record Press(Key.Special key) implements Action {}

    /** What was read is text. */
    record Text() implements Action {}

    /** Text follows. */
    record Paste() implements Action {}

    record Nothing() implements Action {}
  }

  TerminalKeys(Terminal terminal, BindingReader reader) {
    this.reader = reader;
    map.setAmbiguousTimeout(ESCAPE_MILLIS);
    map.setUnicode(new Action.Text());
    map.setNomatch(new Action.Nothing());
    map.bind(new Action.Text(), KeyMap.range(" -~"));
    map.bind(new Action.Paste(), PASTE_BEGINS);
    bind(Key.Special.ENTER, "\r", "\n");
    bind(Key.Special.TAB, "\t");
    bind(Key.Special.BACK, KeyMap.esc(), "\033[Z");
    bind(Key.Special.UP, "\033[A", "\033OA", KeyMap.ctrl('P'));
    bind(Key.Special.DOWN, "\033[B", "\033OB", KeyMap.ctrl('N'));
    bind(Key.Special.RIGHT, "\033[C", "\033OC", KeyMap.ctrl('F'));
    bind(Key.Special.LEFT, "\033[D", "\033OD", KeyMap.ctrl('B'));
    bind(Key.Special.HOME, "\033[H", "\033OH", "\033[1~", KeyMap.ctrl('A'));
    bind(Key.Special.END, "\033[F", "\033OF", "\033[4~", KeyMap.ctrl('E'));
    bind(Key.Special.BACKSPACE, KeyMap.del(), "\b");
    bind(Key.Special.DELETE, "\033[3~");
    bind(Key.Special.CLEAR, KeyMap.ctrl('U'));
    bind(Key.Special.PAGE_UP, "\033[5~");
    bind(Key.Special.PAGE_DOWN, "\033[6~");
    bind(Key.Special.CANCEL, KeyMap.ctrl('C'), KeyMap.ctrl('D'));
    // What the description of the terminal says, where that is something else.
    bindTo(Key.Special.UP, KeyMap.key(terminal, Capability.key_up));
    bindTo(Key.Special.DOWN, KeyMap.key(terminal, Capability.key_down));
    bindTo(Key.Special.RIGHT, KeyMap.key(terminal, Capability.key_right));
    bindTo(Key.Special.LEFT, KeyMap.key(terminal, Capability.key_left));
    bindTo(Key.Special.HOME, KeyMap.key(terminal, Capability.key_home));
    bindTo(Key.Special.END, KeyMap.key(terminal, Capability.key_end));
    bindTo(Key.Special.BACK, KeyMap.key(terminal, Capability.key_btab));
  }

  private void bind(Key.Special key, CharSequence... sequences) {
    map.bind(new Action.Press(key), sequences);
  }

  private void bindTo(Key.Special key, @Nullable String sequence) {
    if (sequence != null && !sequence.isEmpty()) {
      map.bindIfNotBound(new Action.Press(key), sequence);
    }
  }

  /** Waits for the next key; the end of all keys cancels. */
  Key next() {
    while (true) {
      Action action = reader.readBinding(map);
      switch (action) {
        case null -> {
          return Key.Special.CANCEL;
        }
        case Action.Press(Key.Special key) -> {
          return key;
        }
        case Action.Text() -> {
          return new Key.Typed(reader.getLastBinding());
        }
        case Action.Paste() -> {
          String pasted = reader.readStringUntil(PASTE_ENDS);
          return pasted == null ? Key.Special.CANCEL : new Key.Typed(pasted);
        }
        case Action.Nothing() -> {}
      }
    }
  }
}
