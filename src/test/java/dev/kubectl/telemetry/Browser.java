package dev.kubectl.telemetry;

import dev.kubectl.telemetry.graph.draw.Markup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real browser without a window that opens a page and asks it something. The page is opened as it
 * is but for one script more, which its own security policy is extended by; the answer comes back
 * in the dumped document.
 */
public final class Browser {
  private static final Pattern POLICY = Pattern.compile("script-src ([^;\"]*)");
  private static final Pattern ANSWER = Pattern.compile("data-answer=\"([A-Za-z0-9+/=]*)\"");
  private static final long PATIENCE_SECONDS = 120;

  private final Path directory;
  private boolean dark;
  private int width = 1400;
  private int height = 1000;

  private Browser(Path directory) {
    this.directory = directory;
  }

  /**
   * Skips the test where there is no browser, and fails it in CI.
   *
   * @param directory for the page and the browser's profile
   */
  public static Browser in(Path directory) {
    return new Browser(directory);
  }

  /** Whether the reader prefers dark colours. */
  public Browser dark(boolean newDark) {
    dark = newDark;
    return this;
  }

  public Browser size(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    return this;
  }

  /** What a page answered. */
  public record Result(JsonNode answer, List<String> errors) {
    public String text(String field) {
      return answer.get(field).asString();
    }

    public List<String> texts(String field) {
      return answer.get(field).values().stream().map(JsonNode::asString).toList();
    }

    public int number(String field) {
      return answer.get(field).asInt();
    }

    public double decimal(String field) {
      return answer.get(field).asDouble();
    }
  }

  /**
   * Opens a page.
   *
   * @param question the body of a function in JavaScript that returns an object
   */
  public Result open(String page, String question) throws IOException, InterruptedException {
    Path chromium = RealPrograms.require("chromium");
    Path file = directory.resolve("page.html");
    Files.writeString(file, asking(page, question));
    Path out = directory.resolve("dom.html");
    List<String> command =
        new ArrayList<>(
            List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                "--user-data-dir=" + directory.resolve("profile"),
                "--window-size=" + width + "," + height,
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--virtual-time-budget=2000",
                "--dump-dom",
                file.toUri().toString()));
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new IOException("the browser did not end");
    }
    return result(Files.readString(out));
  }

  private static String asking(String page, String question) {
    String script =
        """

        const errors = [];
        addEventListener("error", e => errors.push(String(e.message)));
        document.addEventListener("securitypolicyviolation",
            e => errors.push(e.violatedDirective + ": " + e.blockedURI));
        addEventListener("load", () => {
          let answer = {};
          try {
            answer = (() => {
        %s
            })();
          } catch (e) {
            errors.push(String(e));
          }
          const text = JSON.stringify({answer, errors});
          const bytes = new TextEncoder().encode(text);
          document.documentElement.dataset.answer =
              btoa(String.fromCharCode(...bytes));
        });
        """
            .formatted(question);
    Matcher policy = POLICY.matcher(page);
    String extended =
        policy.find()
            ? page.replace(policy.group(), policy.group() + " " + Markup.hash(script))
            : page;
    return extended.replaceFirst(
        "<title>", Matcher.quoteReplacement("<script>" + script + "</script>\n<title>"));
  }

  private static Result result(String document) {
    Matcher answer = ANSWER.matcher(document);
    if (!answer.find()) {
      throw new AssertionError("the page gave no answer; it begins " + start(document));
    }
    String text = new String(Base64.getDecoder().decode(answer.group(1)), StandardCharsets.UTF_8);
    JsonNode said = JsonMapper.shared().readTree(text);
    List<String> errors = said.get("errors").values().stream().map(JsonNode::asString).toList();
    return new Result(said.get("answer"), errors);
  }

  private static String start(String document) {
    return document.substring(0, Math.min(400, document.length()));
  }
}
