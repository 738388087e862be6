package dev.kubectl.telemetry.cli;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody sees who sits before a terminal: programs write only what has changed, so that no
 * text stands in their output as it stands on the screen. Knows what xterm knows of moving,
 * erasing, inserting and deleting; colours are nothing to it.
 */
final class TerminalScreen {
  private static final Pattern SEQUENCE =
      Pattern.compile("\u001b(?:\\[([0-9;?>=]*)([@-~])|[()][0-9A-Z]|\\][^\u0007]*\u0007|[=>78])");

  private final int width;
  private final int height;
  private final int[][] cells;
  private int row;
  private int column;

  private TerminalScreen(int width, int height) {
    this.width = width;
    this.height = height;
    this.cells = new int[height][width];
    erase(0, height);
  }

  /** The lines after everything that was written. */
  static String of(String written, int width, int height) {
    TerminalScreen screen = new TerminalScreen(width, height);
    Matcher sequence = SEQUENCE.matcher(written);
    int at = 0;
    while (at < written.length()) {
      if (written.charAt(at) == '\u001b' && sequence.find(at) && sequence.start() == at) {
        if (sequence.group(2) != null) {
          screen.control(sequence.group(1), sequence.group(2).charAt(0));
        }
        at = sequence.end();
      } else {
        int character = written.codePointAt(at);
        screen.put(character);
        at += Character.charCount(character);
      }
    }
    return screen.text();
  }

  private void put(int character) {
    switch (character) {
      case '\r' -> column = 0;
      case '\n' -> lineFeed();
      case '\b' -> column = Math.max(0, column - 1);
      default -> {
        if (character < ' ') {
          return;
        }
        if (column == width) {
          column = 0;
          lineFeed();
        }
        cells[row][column++] = character;
      }
    }
  }

  private void lineFeed() {
    if (row == height - 1) {
      shift(0, height, 1);
    } else {
      row++;
    }
  }

  private void control(String parameters, char command) {
    if (parameters.startsWith("?")) {
      if (parameters.equals("?1049")) {
        erase(0, height);
        row = 0;
        column = 0;
      }
      return;
    }
    String[] numbers = parameters.split(";", -1);
    int first = number(numbers, 0, 1);
    int here = Math.min(column, width - 1);
    switch (command) {
      case 'H', 'f' -> move(first - 1, number(numbers, 1, 1) - 1);
      case 'A' -> move(row - first, here);
      case 'B' -> move(row + first, here);
      case 'C' -> move(row, here + first);
      case 'D' -> move(row, here - first);
      case 'G' -> move(row, first - 1);
      case 'd' -> move(first - 1, here);
      case 'J' -> {
        boolean all = number(numbers, 0, 0) == 2;
        if (!all) {
          Arrays.fill(cells[row], here, width, ' ');
        }
        erase(all ? 0 : row + 1, height);
      }
      case 'K' -> Arrays.fill(cells[row], number(numbers, 0, 0) == 1 ? 0 : here, width, ' ');
      case 'X' -> Arrays.fill(cells[row], here, Math.min(width, here + first), ' ');
      case 'P' -> {
        int moved = Math.max(0, width - here - first);
        System.arraycopy(cells[row], width - moved, cells[row], here, moved);
        Arrays.fill(cells[row], here + moved, width, ' ');
      }
      case '@' -> {
        int moved = Math.max(0, width - here - first);
        System.arraycopy(cells[row], here, cells[row], width - moved, moved);
        Arrays.fill(cells[row], here, width - moved, ' ');
      }
      case 'L' -> shift(row, height, -first);
      case 'M' -> shift(row, height, first);
      default -> {}
    }
  }

  private static int number(String[] numbers, int index, int otherwise) {
    return index < numbers.length && !numbers[index].isEmpty()
        ? Integer.parseInt(numbers[index])
        : otherwise;
  }

  private void move(int toRow, int toColumn) {
    row = Math.clamp(toRow, 0, height - 1);
    column = Math.clamp(toColumn, 0, width - 1);
  }

  private void erase(int from, int to) {
    for (int i = from; i < to; i++) {
      Arrays.fill(cells[i], ' ');
    }
  }

  /** Moves the lines of a range up by so many, down when it is negative. */
  private void shift(int from, int to, int lines) {
    int[][] before = new int[height][];
    for (int i = from; i < to; i++) {
      before[i] = cells[i].clone();
    }
    for (int i = from; i < to; i++) {
      int source = i + lines;
      if (source >= from && source < to) {
        cells[i] = before[source].clone();
      } else {
        Arrays.fill(cells[i], ' ');
      }
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int[] line : cells) {
      text.append(new String(line, 0, line.length).stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
