package dev.kubectl.telemetry.random;

import java.util.List;

/** Texts for the fields of an output: good, odd and wrong ones. */
final class OutputTexts {
  private static final List<String> GRPC_ENDPOINTS =
      List.of(
          "§.example.com:4317",
          "http://localhost:4317",
          "https://§.example.com:4317",
          "10.0.0.1:4317",
          "[2001:db8::1]:4317",
          "https://[2001:db8::1]:4317");

  private static final List<String> HTTP_ENDPOINTS =
      List.of(
          "https://§.example.com",
          "https://§.example.com:4318",
          "https://§.example.com/base/",
          "http://localhost:4318",
          "https://[2001:db8::1]:4318",
          "https://10.0.0.1:4318/otlp");

  /** For both protocols: nobody checks which one is meant. */
  private static final List<String> ODD_ENDPOINTS =
      List.of(
          "HTTPS://§.Example.com:4317",
          "HTTP://H:4317",
          "https://u:p@h:4317",
          "https://u:p%40§@h:4317",
          "https://h:4317?token=§",
          "https://h:4317/?a=b#f",
          "https://h:4317/",
          "https://h:4317/a%2Fb",
          "https://h:4317/${§}",
          "h:4317?x=1",
          "h:0",
          "h:65535",
          "h:04317",
          "12:30",
          "1:2",
          "0x7f:1",
          "true:1",
          "~:1",
          "h_x:4317",
          "müller.example:4317",
          "https://müller.example:4317",
          "https://h.:4317",
          "HtTpS://h:4317",
          "[::1]:4317",
          "[fe80::1%25eth0]:4317",
          "https://h:4317/'\"",
          "https://$h:4317",
          "https://h$$:4317/$1",
          "https://h:4317/" + "a".repeat(2000));

  private static final List<String> WRONG_ENDPOINTS =
      List.of(
          " https://§:4317",
          "§:4317 ",
          "§:4317\n",
          "https://§:4317\n",
          "\t",
          "   ",
          "grpc://x:1",
          "ftp://x:1",
          "dns:///h:4317",
          "unix:///tmp/x",
          "unix:/tmp/x:1",
          "passthrough:///h:4317",
          "h:65536",
          "h:99999",
          "h:-1",
          "h:+4317",
          "https://h:65536",
          "https://h:99999",
          ":4317",
          "h",
          "h:",
          "https://h:",
          "::1",
          "::1:4317",
          "[::1]",
          "[::1]:",
          "[fe80::1%eth0]:4317",
          "https://[::1",
          "a b:4317",
          "https://a b:4317",
          "${env:X}",
          "${OTLP_ENDPOINT_A}",
          "https://${MY_POD_IP}:4317",
          "${MY_POD_IP}:4317",
          "https://h:${PORT}",
          "http:/h:4317",
          "https:h:4317",
          "//h:4317",
          "https://",
          "https://:4317",
          "https://h:4317/\u0000",
          "https://h:4317/\u0007",
          "%zz:4317",
          "https://%zz:1",
          "https://h/%zz",
          "true",
          "null",
          "12",
          "{a: b}",
          "- x:1",
          "\"q\":1",
          "'",
          "a: b:1",
          "!tag:1",
          "&a:1",
          "*a:1",
          "# c:1",
          "[a]:1",
          "{}",
          "h:4317/" + "a".repeat(140_000));

  private static final List<String> PATHS =
      List.of("/v1/metrics", "v1/metrics", "v2/otlp/v1/metrics", "/", "/otlp/v1/metrics/");

  private static final List<String> ODD_PATHS =
      List.of(
          "../x",
          ".",
          "//y/z",
          "?q=a b",
          "/y?",
          "#f",
          "/a%2Fb",
          "/c d",
          "/:b;c",
          "/\"q\"/${y}",
          "/$1/$$",
          "/v1?x=${X}",
          "/ü",
          "https://other/v1/m",
          "mailto:x",
          "/" + "p".repeat(3000));

  private static final List<String> WRONG_PATHS =
      List.of("/%zz", "1:2", "/\u0007", ":", "/\u0000", "/a\nb", "%", "https://[::1/x", " :");

  private static final List<String> VALUES =
      List.of("token-§", "Token §", "abc-§", "team-b", "p@ss§");

  private static final List<String> ODD_VALUES =
      List.of(
          "§$",
          "$§",
          "a$$b§",
          "${HEADER_A_B_C}",
          "${§}",
          "${env:HOME}",
          "${file:/etc/hostname}",
          "${yaml:{a: b}}",
          "$${X}",
          "$$${X}",
          "${",
          "}${",
          "$}",
          "true",
          "null",
          "~",
          "1",
          "1.0",
          "0x1F",
          "0o17",
          "1_000",
          "1e3",
          "12:30:45",
          "2024-01-01",
          ".inf",
          ".nan",
          "yes",
          "{a: §}",
          "{§",
          "[§, b]",
          "[§",
          "- §",
          "a: §",
          "? §",
          "| §",
          "> §",
          "§ # comment",
          "# §",
          "'§'",
          "\"§\"",
          "'§",
          "\"§",
          "!tag §",
          "!!binary aGk=",
          "!!int 12",
          "&a §",
          "*a",
          "%YAML",
          "--- §",
          "---",
          "...",
          "<<: {a: b}",
          "=",
          "@§",
          "`§",
          " §",
          "§ ",
          "\\n§\\n",
          "a=b§",
          "§\\",
          "ünï-§",
          "\ud83d\ude00§",
          "§" + "x".repeat(9000));

  private static final List<String> WRONG_VALUES =
      List.of(
          "§\n",
          "§\r\nX-Injected: 1",
          "line1\nline2§",
          "\t§",
          "§\u0000",
          "§\u0007",
          "\u007f§",
          " ",
          "\n",
          "§" + "x".repeat(140_000));

  private static final List<String> HEADERS =
      List.of("X-Tenant", "X-Token", "Authorization", "X-Scope-OrgID", "api-key");

  private static final List<String> ODD_HEADERS =
      List.of(
          "x-tenant",
          "X-TENANT",
          "authorization",
          "X.Tenant",
          "X_Tenant",
          "a",
          "A",
          "b-c",
          "c",
          "B_C",
          "0",
          "1st",
          "yes",
          "null",
          "true",
          "on",
          "1e3",
          "X-A-1",
          "Host",
          "Content-Type",
          "Content-Length",
          "User-Agent",
          "Connection",
          "Transfer-Encoding",
          "grpc-timeout",
          "x-bin",
          "te",
          "$x",
          "!#$%&'*+.^_`|~",
          "~",
          "h".repeat(300));

  private static final List<String> WRONG_HEADERS =
      List.of(
          "X:Y",
          "a::b",
          "::",
          ":authority",
          ":",
          "X Y",
          " X",
          "X ",
          " ",
          "",
          "Ünï",
          "straße",
          "ŉx",
          "${MY_POD_IP}",
          "${env:HOME}",
          "$${X}",
          "${",
          "x\ny",
          "x\u0000",
          "\"q\"",
          "{a",
          "[a]",
          "(a)",
          "a,b",
          "a/b",
          "<<",
          "=",
          "?",
          "@",
          "a\\b");

  private static final List<String> TOKEN_URLS =
      List.of("https://auth.example.com/oauth2/token", "https://§.example.com/token?x=y");

  private static final List<String> ODD_TOKEN_URLS =
      List.of(
          "HTTPS://§/token",
          "http://auth/token",
          "/token/§",
          "urn:§",
          "http:",
          "https://h/${X}",
          "https://h/$",
          "https://u:§@h/t",
          "https://h/#f",
          "ftp://h/t");

  private static final List<String> WRONG_TOKEN_URLS =
      List.of("auth", "h:1", "https://%zz", "a b", "{}", "null", "${X}", "\n", "https://h\n");

  private static final List<String> SCOPES = List.of("metrics", "write", "openid");

  private static final List<String> ODD_SCOPES =
      List.of(
          "a b",
          "https://x/.default",
          "",
          "${env:HOME}",
          "${HEADER_A}",
          "$",
          "$$",
          "a$${b",
          "true",
          "1",
          "null",
          "{a: b}",
          "- x",
          "ü",
          "\u0007",
          " lead",
          "a\nb");

  private static final List<String> PARAMETERS = List.of("audience", "resource", "tenant");

  private static final List<String> ODD_PARAMETERS =
      List.of("a.b", "a-b", "1", "true", "null", "yes", "", "a b", "ü", "$", "a:b", "<<", "~", "A");

  private static final List<String> WRONG_PARAMETERS =
      List.of("a::b", "::", "${X}", "${env:HOME}", "$${X}", "a::", "\n", "{a", "k".repeat(2000));

  private static final List<String> PREFIXES = List.of("Bearer", "Api-Token", "Basic");
  private static final List<String> ODD_PREFIXES =
      List.of(" Key ", "", " ", "\u00a0", "$", "${X}", "a: b", "{", "ü", "#");

  private OutputTexts() {}

  static String grpcEndpoint(Chance chance) {
    return chance.one(GRPC_ENDPOINTS, ODD_ENDPOINTS, WRONG_ENDPOINTS);
  }

  static String httpEndpoint(Chance chance) {
    return chance.one(HTTP_ENDPOINTS, ODD_ENDPOINTS, WRONG_ENDPOINTS);
  }

  static String path(Chance chance) {
    return chance.one(PATHS, ODD_PATHS, WRONG_PATHS);
  }

  static String value(Chance chance) {
    return chance.one(VALUES, ODD_VALUES, WRONG_VALUES);
  }

  static String headerName(Chance chance) {
    return chance.one(HEADERS, ODD_HEADERS, WRONG_HEADERS);
  }

  static String tokenUrl(Chance chance) {
    return chance.one(TOKEN_URLS, ODD_TOKEN_URLS, WRONG_TOKEN_URLS);
  }

  static String scope(Chance chance) {
    return chance.one(SCOPES, ODD_SCOPES, ODD_SCOPES);
  }

  static String parameterName(Chance chance) {
    return chance.one(PARAMETERS, ODD_PARAMETERS, WRONG_PARAMETERS);
  }

  static String prefix(Chance chance) {
    return chance.one(PREFIXES, ODD_PREFIXES, ODD_PREFIXES);
  }
}
