package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.fix.Edit;
import dev.kubectl.telemetry.lint.fix.Fix;
import dev.kubectl.telemetry.yaml.ScalarValue;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Plain scalars that kubectl, which reads YAML 1.1 with additions, takes for something else than a
 * YAML 1.2 reader such as an editor or a generator does.
 */
final class AmbiguousScalar {
  private static final String RULE = "yaml-ambiguous-scalar";
  private static final Pattern CORE_BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern CORE_INTEGER =
      Pattern.compile("[-+]?(0|[1-9][0-9]*)|0x[0-9a-fA-F]+|0o[0-7]+");
  private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+");

  private AmbiguousScalar() {}

  static void check(YamlScalar scalar, LintFile file, FindingSink sink) {
    if (scalar.style() != YamlScalar.Style.PLAIN) {
      return;
    }
    String text = scalar.text();
    switch (scalar.value()) {
      case ScalarValue.Bool(boolean value) when !CORE_BOOLEAN.matcher(text).matches() ->
          report(
              scalar,
              file,
              sink,
              "`"
                  + text
                  + "` is "
                  + value
                  + " for kubectl and the text \""
                  + text
                  + "\" for readers of YAML 1.2",
              new Fix(
                  "write `" + value + "`",
                  true,
                  List.of(new Edit(scalar.span(), String.valueOf(value)))));
      case ScalarValue.Int(BigInteger value) when !CORE_INTEGER.matcher(text).matches() ->
          report(
              scalar,
              file,
              sink,
              "`"
                  + text
                  + "` is the number "
                  + value
                  + " for kubectl, and something else for readers of YAML 1.2",
              new Fix(
                  "write `" + value + "`",
                  true,
                  List.of(new Edit(scalar.span(), String.valueOf(value)))));
      case ScalarValue.Text _ when text.indexOf(':') >= 0 && SEXAGESIMAL.matcher(text).matches() ->
          report(
              scalar,
              file,
              sink,
              "`"
                  + text
                  + "` is a text for kubectl and a number to base 60 for readers of YAML 1.1",
              new Fix(
                  "put it in quotes", true, List.of(new Edit(scalar.span(), '"' + text + '"'))));
      case ScalarValue.Text _,
          ScalarValue.Bool _,
          ScalarValue.Int _,
          ScalarValue.Float _,
          ScalarValue.Null _ -> {}
    }
  }

  private static void report(
      YamlScalar scalar, LintFile file, FindingSink sink, String message, Fix fix) {
    sink.report(
        file.source().name(),
        RULE,
        scalar.span(),
        message,
        "Write what you mean: true, false, a decimal number, or quotes around a text",
        List.of(fix));
  }
}
