package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.yaml.LineTable;
import dev.kubectl.telemetry.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A name for each finding that stays when lines move: made of rule, file, object, field and the
 * text of the line, never of a line number or of a place in a list. Equal findings are counted in
 * the order of the file.
 */
public final class Fingerprints {
  private static final int LENGTH = 32;

  private final IdentityHashMap<LintFinding, String> names = new IdentityHashMap<>();

  private Fingerprints() {}

  /**
   * Names for all findings of one run.
   *
   * @param findings in order
   */
  public static Fingerprints of(List<LintFinding> findings, Map<String, SourceText> sources) {
    Fingerprints fingerprints = new Fingerprints();
    Map<String, LineTable> lines = new HashMap<>();
    Map<String, Integer> count = new HashMap<>();
    for (LintFinding finding : findings) {
      String what = identity(finding, lines, sources);
      int number = count.merge(what, 1, Integer::sum);
      fingerprints.names.put(finding, hash(what + "\n" + number));
    }
    return fingerprints;
  }

  /** The name of a finding of that run. */
  public String of(LintFinding finding) {
    String name = names.get(finding);
    if (name == null) {
      throw new IllegalArgumentException("a finding of another run");
    }
    return name;
  }

  private static String identity(
      LintFinding finding, Map<String, LineTable> lines, Map<String, SourceText> sources) {
    SourceText source = sources.get(finding.source());
    String line = "";
    if (source != null && finding.placed()) {
      line =
          lines
              .computeIfAbsent(source.name(), _ -> LineTable.of(source))
              .line(finding.span().start().line())
              .strip();
    }
    return String.join(
        "\n",
        finding.rule().id(),
        finding.source().replace('\\', '/'),
        finding.subject().object(),
        keys(finding.subject().path()),
        line);
  }

  private static String keys(FieldPath path) {
    StringBuilder keys = new StringBuilder();
    for (FieldPath.Step step : path.steps()) {
      if (step instanceof FieldPath.Step.Key(String name)) {
        keys.append('/').append(name);
      }
    }
    return keys.toString();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-256", e);
    }
  }
}
