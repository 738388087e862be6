package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;

/** Values that schemas and rules may stumble over. */
final class OddValues {
  /** In place of anything. */
  static final List<Tree> ANY =
      List.of(
          Tree.NULL,
          Tree.NULL,
          Tree.NULL,
          Tree.EMPTY_MAPPING,
          Tree.EMPTY_SEQUENCE,
          Tree.of(""),
          Tree.of("x"),
          Tree.of("true"),
          Tree.of("1"),
          Tree.TRUE,
          Tree.FALSE,
          Tree.of(0),
          Tree.of(-1),
          Tree.of(1.5),
          Tree.of(Long.MAX_VALUE),
          Tree.texts("x"),
          Tree.sequence(Tree.NULL),
          Tree.sequence(Tree.EMPTY_MAPPING),
          Tree.mapping().put("value", "x").build(),
          Tree.mapping().put("enabled", true).build(),
          Tree.mapping().put("x", Tree.NULL).build());

  static final List<String> TEXTS =
      List.of(
          "x",
          "http://backend:4318",
          "backend.example.com:4317",
          "metric.name == \"a\"",
          "",
          " ",
          "null",
          "no",
          "0x10",
          "1e3",
          "2026-01-02",
          "a: b # c",
          "two\nlines\n",
          "tab\tand \"quotes\"",
          "ä 😀 \u2028 \uFEFF",
          "\u0000\u0007\u007F",
          "long ".repeat(2_000));

  static final List<String> NAMESPACES =
      List.of("a", "0", "kube-system", "a--b", "a".repeat(63), "1-2-3");

  static final List<String> NO_NAMESPACES =
      List.of("", "A", "-a", "a-", "a.b", "a_b", "a".repeat(64), "ä", "a\n", " a", "*", "a/b", "١");

  static final List<String> URLS =
      List.of(
          "https://auth.example.com/token",
          "http://auth:8080",
          "https://[::1]:443/a?b=c",
          "https://user:word@host/%20",
          "/token",
          "urn:x",
          "http:",
          "https://");

  static final List<String> DOUBTFUL_URLS =
      List.of(
          "auth.example.com",
          "auth.example.com/token",
          "auth:8080",
          "https://a b",
          "https://a/b c",
          "https://a#b",
          "https://a/%zz",
          "https://a:port/",
          "https://[::1",
          "https://[fe80::1%25eth0]/",
          "//host/path",
          "*",
          "?a=b",
          "#",
          " https://a",
          "https://ä.example/ö",
          "1http://a",
          "ht tp://a",
          "https://a\n",
          "https://a\u007F",
          "${env:URL}",
          "https://${HOST}/x",
          "https://a:99999",
          "https://%41",
          "://x",
          ":");

  static final List<String> NAMES =
      List.of("backend", "a", "0", "a.b", "a-b.c-d", "1.2.3", "a".repeat(253), "a".repeat(64));

  static final List<String> NO_NAMES =
      List.of(
          "",
          "A",
          "a_b",
          "-a",
          "a-",
          "a.",
          ".a",
          "a..b",
          "a.-b",
          "a/b",
          "a".repeat(254),
          "ä",
          ".",
          "..",
          "a%b",
          "a b",
          "a\n");

  static final List<String> LABELS =
      List.of("", "a", "A", "a_b.c-d", "0", "a".repeat(63), "v1.2.3", "True");

  static final List<String> NO_LABELS =
      List.of("-a", "a-", "a b", "a/b", "a".repeat(64), "ä", "a\n", "_a", "https://x");

  static final List<String> KEYS =
      List.of("app", "A_b.c", "app.kubernetes.io/name", "a.b/c", "a/" + "c".repeat(63));

  static final List<String> NO_KEYS =
      List.of(
          "",
          "-a",
          "a/",
          "/a",
          "a/b/c",
          "A.b/c",
          "a_b/c",
          "a b",
          "c".repeat(64),
          "a..b/c",
          "ä",
          "a".repeat(254) + "/c");

  private OddValues() {}
}
