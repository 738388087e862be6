package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scalars mean what they mean to kubectl; the same table is put to kubectl itself. */
class ScalarResolutionTest {
  private static final String HEAD = "apiVersion: x.y/v1\nkind: Z\nmetadata: {name: a}\nspec:\n";

  record Case(String written, ScalarValue meaning) {
    static Stream<Case> text(String... written) {
      return Stream.of(written).map(w -> new Case(w, new ScalarValue.Text(w)));
    }

    static Stream<Case> bool(boolean value, String... written) {
      return Stream.of(written).map(w -> new Case(w, new ScalarValue.Bool(value)));
    }

    static Stream<Case> integer(String value, String... written) {
      return Stream.of(written).map(w -> new Case(w, new ScalarValue.Int(new BigInteger(value))));
    }

    static Stream<Case> floating(double value, String... written) {
      return Stream.of(written).map(w -> new Case(w, new ScalarValue.Float(value)));
    }

    static Stream<Case> tagged(String written, String text) {
      return Stream.of(new Case(written, new ScalarValue.Text(text)));
    }
  }

  static List<Case> table() {
    return Stream.of(
            Case.bool(true, "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"),
            Case.bool(true, "y", "Y", "!!bool \"yes\"", "!!bool y"),
            Case.bool(false, "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"),
            Case.bool(false, "n", "N"),
            Stream.of("", "~", "null", "Null", "NULL", "!!null \"\"", "!!null null")
                .map(w -> new Case(w, new ScalarValue.Null())),
            Case.text("oN", "tRUE", "nULL", "yES", ".iNF", "inf", "Inf", "nan", "NaN", "-inf"),
            Case.integer("511", "0777", "+0777"),
            Case.integer("-511", "-0777"),
            Case.integer("15", "0o17", "0O17", "+0o17", "0o1_7"),
            Case.integer("31", "0x1F", "0X1F", "0x_1F", "+0x1F", "!!int \"0x1F\""),
            Case.integer("-31", "-0x1F", "-_0x1F"),
            Case.integer("1", "0b1", "0B1", "+0b1", "0b_1", "+1", "0_1"),
            Case.integer("-3", "-0b11", "-0B11"),
            Case.integer("1000", "1_000", "1000_", "1__000", "!!int \"1_000\""),
            Case.integer("0", "0", "-0", "+0", "00", "0_", "-00"),
            Case.integer("7", "007", "0_7", "!!int \"7\"", "!!int 0o7"),
            Case.integer("9223372036854775807", "9223372036854775807"),
            Case.integer("-9223372036854775808", "-9223372036854775808"),
            Case.integer("-9223372036854775808", "-0x8000000000000000"),
            Case.integer("9223372036854775808", "9223372036854775808"),
            Case.integer("18446744073709551615", "0xFFFFFFFFFFFFFFFF", "18446744073709551615"),
            Case.floating(0x1p64, "18446744073709551616"),
            Case.floating(-0x1p63, "-9223372036854775809"),
            Case.floating(8, "08"),
            Case.floating(9, "09"),
            Case.floating(778, "0778"),
            Case.floating(1000, "1e3", "1E3", "1e+3", "1e3_"),
            Case.floating(0.001, "1e-3"),
            Case.floating(1, "1.", "1.0", "!!float 1"),
            Case.floating(0.5, ".5", "+.5"),
            Case.floating(-0.5, "-.5"),
            Case.floating(10.5, "1_0.5"),
            Case.floating(1.5, "1_.5", "01.5", "+1.5", "!!float \"1.5\""),
            Case.floating(0.1, ".1_0", "+.1_0"),
            Case.floating(0.1e10, ".1e1_0"),
            Case.floating(16, "!!float 0x10"),
            Case.floating(0, "1e-400"),
            Case.floating(1e21, "1e21"),
            Case.text("_1000", "0xg", "0b102", "0b2", "0b", "0x", "0o", "0o8", "0x1p4", "1e400"),
            Case.text("0x1FFFFFFFFFFFFFFFF", "-0xFFFFFFFFFFFFFFFF", ".1__0", "._1", ".1_"),
            Case.text("1:30", "190:20:30", "1:30.5", "2001-12-14", "2001-12-14T21:59:43.10-05:00"),
            Case.text("1.2.3", "1e", "e1", ".e1", "1e1.5", "1,000", ".", "..", "=", "+", "--1"),
            Case.text("on1", "yesterday", "nullable", "truth"),
            Case.tagged("!!str 1", "1"),
            Case.tagged("!!str", ""),
            Case.tagged("!!str ~", "~"),
            Case.tagged("! 1", "1"),
            Case.tagged("!foo 1", "1"),
            Case.tagged("!!timestamp 2001-12-14", "2001-12-14"),
            Case.tagged("!!binary aGVsbG8=", "hello"),
            Case.tagged("\"on\"", "on"),
            Case.tagged("'1'", "1"),
            Case.tagged("<<", "<<"))
        .flatMap(cases -> cases)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("table")
  void aScalarMeansWhatItMeansToKubectl(Case scalar) {
    YamlFile file = YamlReader.read(new SourceText("x", "k: " + scalar.written));

    assertThat(file.diagnostics()).isEmpty();
    YamlMapping root = (YamlMapping) file.documents().getFirst().root();
    assertThat(((YamlScalar) root.value("k").orElseThrow()).value()).isEqualTo(scalar.meaning);
  }

  @Test
  void kubectlAgreesWithTheTable() throws IOException, InterruptedException {
    Kubectl kubectl = Kubectl.required();
    StringBuilder manifest = new StringBuilder(HEAD);
    List<Case> table = table();
    Tree.Builder expected = Tree.mapping();
    for (int i = 0; i < table.size(); i++) {
      manifest.append("  k%d: %s%n".formatted(i, table.get(i).written));
      expected.put("k" + i, Trees.of(table.get(i).meaning));
    }

    assertThat(kubectl.spec(manifest.toString())).contains(expected.build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".inf",
        "-.INF",
        "+.Inf",
        ".nan",
        "!!int abc",
        "!!int 1.5",
        "!!bool abc",
        "!!null x",
        "!!binary \"a!\"",
        "!!float abc",
        "!!int \"\""
      })
  void whatJsonCannotSayIsRefused(String written) throws IOException, InterruptedException {
    YamlFile file = YamlReader.read(new SourceText("x", "k: " + written));

    assertThat(file.diagnostics()).extracting("rule").containsExactly("yaml-no-json");
    assertThat(Kubectl.required().spec(HEAD + "  k: " + written)).isEmpty();
  }

  @Test
  void keysHaveTheNamesThatKubectlGivesThem() throws IOException, InterruptedException {
    String keys =
        """
          on: a
          n: b
          0777: c
          1e3: d
          1.0: e
          0.0000001: f
          16777217.0: g
          1e6: h
          123456.7: i
          "off": j
          !!str yes: k
          2001-12-14: l
          -0.0: m
          =: n
          12345678.0: o
        """;
    YamlFile file = YamlReader.read(new SourceText("x", keys));

    Tree own = Trees.of(file.documents().getFirst().root());
    assertThat(((Tree.Mapping) own).entries().keySet())
        .containsExactly(
            "true",
            "false",
            "511",
            "1000",
            "1",
            "1e-07",
            "1.6777216e+07",
            "1e+06",
            "123456.7",
            "off",
            "yes",
            "2001-12-14",
            "-0",
            "=",
            "1.2345678e+07");
    assertThat(Kubectl.required().spec(HEAD + keys)).contains(own);
  }

  @Test
  void mergesAreResolvedInTheOrderInWhichKubectlResolvesThem()
      throws IOException, InterruptedException {
    List<String> specs = new ArrayList<>();
    specs.add("{a: 1, <<: {a: 2}}");
    specs.add("{<<: {a: 2}, a: 1}");
    specs.add("{<<: [{a: 2}, {a: 3, b: 4}]}");
    specs.add("{<<: {a: 2}, <<: {a: 3}}");
    specs.add("{<<: {<<: {x: 1}, a: 2}, c: 1}");
    specs.add("{a: 1, b: 2, <<: {b: 3, a: 4}, a: 5}");
    specs.add("{\"<<\": {a: 1}}");
    specs.add("{a: &x {b: 1}, c: *x, d: {<<: *x, e: 1}}");
    specs.add("{a: 1, a: 2, on: 1, yes: 2}");
    for (String spec : specs) {
      YamlFile file = YamlReader.read(new SourceText("x", spec));
      Tree own = Trees.of(file.documents().getFirst().root());

      assertThat(Kubectl.required().spec(HEAD + "  " + spec)).as(spec).contains(own);
    }
  }
}
