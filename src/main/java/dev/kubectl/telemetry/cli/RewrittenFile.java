package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.lint.fix.UnifiedDiff;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.yaml.TextEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file as it was read, and the text that it should have.
 *
 * @param before the text that was read, without a byte order mark
 */
public record RewrittenFile(ManifestFiles.Content content, String before, String after) {

  public boolean isChanged() {
    return !before.equals(after);
  }

  /**
   * Puts the new text into the file: at every moment whoever opens it sees all of the old or all of
   * the new. Encoding and permissions stay, and a link still leads to the file that was changed.
   */
  public void write() {
    Path named = Path.of(content.name());
    try {
      if (!Files.isWritable(named.toRealPath())) {
        throw new CommandFailure(ExitCode.INPUT, named + " is write-protected", null);
      }
      FileReplacement.write(named, TextEncoding.of(content.bytes()).encoded(after));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INPUT,
          named + " cannot be written: " + e.getClass().getSimpleName().replace("Exception", ""),
          null);
    }
  }

  /** The difference as a patch; nothing for a file that does not change. */
  public void printDifference(Console console) {
    if (isChanged()) {
      String patch = UnifiedDiff.of(content.name(), before, after);
      console.out().print(console.colour() ? coloured(Console.safe(patch), console) : patch);
    }
  }

  /** The new texts: several files become several documents of one stream. */
  public static void printAll(List<RewrittenFile> files, Console console) {
    boolean ended = true;
    boolean first = true;
    for (RewrittenFile file : files) {
      String text = file.after();
      if (!first && !text.startsWith("---")) {
        console.out().print((ended ? "" : "\n") + "---\n");
      } else if (!ended) {
        console.out().print("\n");
      }
      console.out().print(console.colour() ? Console.safe(text) : text);
      ended = text.isEmpty() || text.endsWith("\n");
      first = false;
    }
    console.out().flush();
  }

  private static String coloured(String patch, Console console) {
    StringBuilder text = new StringBuilder();
    patch
        .lines()
        .forEach(line -> {
          boolean heading = line.startsWith("---") || line.startsWith("+++");
          String shown =
              switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '-' -> heading ? console.bold(line) : console.red(line);
                case '+' -> heading ? console.bold(line) : console.green(line);
                case '@' -> console.blue(line);
                default -> line;
              };
          text.append(shown).append('\n');
        });
    return text.toString();
  }

  /** The name alone: the text may hold Secrets. */
  @Override
  public String toString() {
    return content.name();
  }
}
