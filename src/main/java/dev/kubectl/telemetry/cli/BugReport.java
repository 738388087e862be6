package dev.kubectl.telemetry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What is left behind when this program itself fails: a file with the trace. Messages of exceptions
 * may quote input, so the file holds the types and places only.
 */
final class BugReport {
  /** Where a report is welcome. */
  static final String ISSUES = "https://github.com/kubectl-telemetry/kubectl-telemetry/issues";

  private BugReport() {}

  /** Writes the report and returns the line for standard error. */
  static String write(Throwable bug) {
    String where;
    try {
      Path file = Files.createTempFile("kubectl-telemetry-bug-", ".txt");
      Files.writeString(file, text(bug));
      where = "; the details are in " + file;
    } catch (IOException e) {
      where = " (" + bug.getClass().getName() + ")";
    }
    return "this is a bug in kubectl-telemetry, not in your input" + where;
  }

  private static String text(Throwable bug) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.printf(
        "kubectl-telemetry %s, Java %s, %s %s%n",
        VersionProvider.version(),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
    Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = bug; cause != null && told.add(cause); cause = cause.getCause()) {
      out.println();
      trace(out, "", cause);
      for (Throwable suppressed : cause.getSuppressed()) {
        trace(out, "suppressed: ", suppressed);
      }
    }
    return text.toString();
  }

  private static void trace(PrintWriter out, String mark, Throwable cause) {
    out.println(mark + cause.getClass().getName());
    for (StackTraceElement element : cause.getStackTrace()) {
      out.println("\tat " + element);
    }
  }
}
