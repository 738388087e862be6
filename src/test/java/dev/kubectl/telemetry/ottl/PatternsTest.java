package dev.kubectl.telemetry.ottl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ottl.pattern.GlobSyntax;
import dev.kubectl.telemetry.ottl.pattern.GrokSyntax;
import dev.kubectl.telemetry.ottl.pattern.Network;
import dev.kubectl.telemetry.ottl.pattern.RegexSyntax;
import dev.kubectl.telemetry.ottl.pattern.TimeSyntax;
import dev.kubectl.telemetry.ottl.pattern.XPathSyntax;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages inside strings, as the collector's libraries read them. */
class PatternsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a{5}",
        "x{",
        "{*",
        "(?P<n>a)(?P<n>b)",
        "(?<n>a)",
        "\\Q[\\E",
        "\\pL",
        "\\p{Letter}",
        "\\p{greek}",
        "[[:alpha:]]",
        "(?i:a)b",
        "\\x{e9}",
        "a{,5}",
        "[]a]",
        "(a{100}){10}",
        "(?U)a"
      })
  void theseAreRegularExpressions(String regex) {
    assertThat(RegexSyntax.problem(regex)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "(",
        "a**",
        "(?=x)",
        "(?<!a)b",
        "\\1",
        "a{1001}",
        "(a{100}){11}",
        "\\h",
        "\\Z",
        "\\é",
        "(?u)a",
        "a{5,1}",
        "a++",
        "\\p{Nonsense}",
        "[z-a]",
        "[[:foo:]]"
      })
  void theseAreNoRegularExpressions(String regex) {
    assertThat(RegexSyntax.problem(regex)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "**",
        "?",
        "[a-z]",
        "[!a]",
        "[abc]",
        "{a,b",
        "{a,{b,c}}",
        "]",
        "a\\",
        "[\\]]"
      })
  void theseAreGlobs(String glob) {
    assertThat(GlobSyntax.problem(glob)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[]", "[!]", "[z-a]", "[a-z0-9]", "[abc"})
  void theseAreNoGlobs(String glob) {
    assertThat(GlobSyntax.problem(glob)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a/b",
        "//c",
        "/a[@b]",
        "//b[@c=\"d\"]",
        "a|b",
        "text()",
        "count(/a) > 1",
        "/a/@b",
        "a/following-sibling::b",
        "a]",
        "true(nonsense())",
        "contains(a, 'b', nonsense())",
        "(a)[1]",
        "a/(b, c)",
        "p:a/p:*",
        "ancestor :: a",
        "($x)",
        "processing-instruction('x')",
        "--1"
      })
  void theseAreXPaths(String xpath) {
    assertThat(XPathSyntax.problem(xpath)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//[",
        "a[",
        "(a",
        "",
        "nonsense(a)",
        "sideways::a",
        "namespace::a",
        "$x",
        "$x[1]",
        "a[$x]",
        "a[($x)]",
        "matches(a, '[')",
        "matches(a, 1)",
        "contains(a)",
        "replace(a, 'b')",
        "a :b",
        "a: b",
        "((a)[1][2])",
        "'a"
      })
  void theseAreNoXPaths(String xpath) {
    assertThat(XPathSyntax.problem(xpath)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%{WORD:a}", "%{OWN:b.c:int}", "(?P<x>a)", "%{SYSLOGBASE}"})
  void theseGrokPatternsHaveANamedCapture(String grok) {
    assertThat(GrokSyntax.problem(grok, true, List.of("OWN=%{INT}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%{WORD}", "abc", "%{NOPE:a}", "%{LOOP:a}", "a(b"})
  void theseGrokPatternsHaveNone(String grok) {
    assertThat(GrokSyntax.problem(grok, true, List.of("LOOP=%{LOOP}%{LOOP}"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/8",
        "0.0.0.0/0",
        "2001:db8::/32",
        "::/0",
        "::ffff:1.2.3.4/96",
        "1:2:3:4:5:6:7:8/128"
      })
  void theseAreNetworks(String network) {
    assertThat(Network.isCidr(network)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0/8",
        "10.0.0.0/33",
        "01.0.0.0/8",
        ":::/1",
        "1::2::3/8",
        "x/1",
        "10.0.0.0/",
        "::/129"
      })
  void theseAreNoNetworks(String network) {
    assertThat(Network.isCidr(network)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "UTC", "Local", "Europe/Berlin", "Etc/GMT+1", "EST", "GMT+0", "GMT-0"})
  void theseAreZones(String zone) {
    assertThat(TimeSyntax.isZone(zone)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "GMT+1", "+01:00", "Berlin", "europe/berlin"})
  void theseAreNoZones(String zone) {
    assertThat(TimeSyntax.isZone(zone)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de_DE", "xx", "EN-us", "", "zh-CN", "nb-NO", "af-Latn-ZA"})
  void theseAreNoLocales(String locale) {
    assertThat(TimeSyntax.isLocale(locale)).isFalse();
    assertThat(TimeSyntax.isLocale("pt-BR")).isTrue();
    assertThat(TimeSyntax.isLocale("und")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%Q", "%é", "%-d", "", "%Y%E"})
  void theseAreNoTimeFormats(String format) {
    assertThat(TimeSyntax.formatProblem(format)).isPresent();
    assertThat(TimeSyntax.formatProblem("%Y-%m-%dT%H:%M:%S.%f%z %")).isEmpty();
  }
}
