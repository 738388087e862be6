package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.scaffold.wizard.StyledLine;
import dev.kubectl.telemetry.scaffold.wizard.Tone;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Tones as a terminal shows them. */
record TerminalPaint(boolean colours) {
  AttributedString line(StyledLine line) {
    AttributedStringBuilder builder = new AttributedStringBuilder();
    line.runs().forEach(run -> builder.styled(style(run.tone()), run.text()));
    return builder.toAttributedString();
  }

  private AttributedStyle style(Tone tone) {
    AttributedStyle plain = AttributedStyle.DEFAULT;
    return switch (tone) {
      case PLAIN -> plain;
      case STRONG -> plain.bold();
      case FAINT -> plain.faint();
      case ACCENT -> coloured(AttributedStyle.CYAN).bold();
      case GOOD -> coloured(AttributedStyle.GREEN);
      case DOUBTFUL -> coloured(AttributedStyle.YELLOW);
      case BAD -> coloured(AttributedStyle.RED).bold();
    };
  }

  private AttributedStyle coloured(int colour) {
    return colours ? AttributedStyle.DEFAULT.foreground(colour) : AttributedStyle.DEFAULT;
  }
}
