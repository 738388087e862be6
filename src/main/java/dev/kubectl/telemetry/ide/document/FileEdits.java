package dev.kubectl.telemetry.ide.document;

import java.util.List;

/** Edits of one version of one text; none overlaps another. */
public record FileEdits(TextDocument document, List<TextEditSpan> edits) {
  public FileEdits {
    edits = List.copyOf(edits);
  }

  /** One edit: what goes away and what comes. */
  public record TextEditSpan(TextSpan span, String text) {}

  /** The one edit that makes another text of a document, as short as it can be. */
  public static List<TextEditSpan> between(String before, String after) {
    if (before.equals(after)) {
      return List.of();
    }
    int shorter = Math.min(before.length(), after.length());
    int head = 0;
    while (head < shorter && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    // An edit begins and ends at whole lines, so that no pair of units is torn apart.
    head = before.lastIndexOf('\n', Math.max(0, head - 1)) + 1;
    int end = before.indexOf('\n', before.length() - tail);
    int kept = end < 0 ? 0 : before.length() - end;
    return List.of(
        new TextEditSpan(
            new TextSpan(head, before.length() - kept),
            after.substring(head, after.length() - kept)));
  }
}
