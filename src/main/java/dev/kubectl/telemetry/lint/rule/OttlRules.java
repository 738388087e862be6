package dev.kubectl.telemetry.lint.rule;

import static dev.kubectl.telemetry.diagnostic.Severity.ERROR;
import static dev.kubectl.telemetry.diagnostic.Severity.INFO;
import static dev.kubectl.telemetry.diagnostic.Severity.WARNING;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import java.util.List;

/**
 * Rules about OTTL: TEL20xx and TEL21xx are what the webhook refuses, one rule for each class of
 * error; TEL22xx is what it lets through and the collector pays for; TEL23xx is what works and is
 * probably not meant.
 */
final class OttlRules {
  static final List<LintRule> ALL =
      List.of(
          refused("TEL2001", "transform", "A transform is no valid OTTL"),
          refused("TEL2002", "filter", "A filter is no valid OTTL"),
          refused("TEL2101", "ottl-syntax-lexer", "A character starts no token"),
          refused("TEL2102", "ottl-syntax-string", "A string is not written correctly"),
          refused("TEL2103", "ottl-syntax-number", "A number is out of range"),
          refused("TEL2104", "ottl-syntax-token", "The text does not follow the grammar"),
          refused("TEL2105", "ottl-syntax-depth", "The text is nested too deep"),
          refused(
              "TEL2106",
              "ottl-grammar-converter-case",
              "An editor stands where a converter belongs"),
          refused(
              "TEL2107", "ottl-grammar-editor-case", "A converter stands where an editor belongs"),
          refused("TEL2108", "ottl-grammar-editor-index", "Keys stand behind an editor"),
          refused("TEL2109", "ottl-infer-none", "Nothing says which data is meant"),
          refused("TEL2110", "ottl-infer-context", "The data meant cannot be handled here"),
          refused("TEL2111", "ottl-infer-function", "No fitting context has the function"),
          refused("TEL2112", "ottl-infer-enum", "No fitting context has the symbol"),
          refused("TEL2113", "ottl-path-no-context", "A path lacks its prefix"),
          refused("TEL2114", "ottl-path-context", "A path is not visible here"),
          refused("TEL2115", "ottl-path-unknown", "A path does not exist"),
          refused("TEL2116", "ottl-path-extra", "A path goes on too far"),
          refused("TEL2117", "ottl-path-keys", "Keys follow something that has none"),
          refused("TEL2118", "ottl-path-cache", "A cache belongs to another context"),
          refused("TEL2119", "ottl-args-count", "The number of arguments is wrong"),
          refused("TEL2120", "ottl-args-name", "A function has no such argument"),
          refused("TEL2121", "ottl-args-order", "A positional argument follows a named one"),
          refused("TEL2122", "ottl-args-type", "An argument has the wrong type"),
          refused("TEL2123", "ottl-args-function", "A function reference names no function"),
          refused("TEL2124", "ottl-args-value", "A function refuses a value"),
          refused("TEL2125", "ottl-args-regex", "A regular expression does not compile"),
          refused("TEL2126", "ottl-args-glob", "A glob does not compile"),
          refused("TEL2127", "ottl-args-xpath", "An XPath does not compile"),
          refused("TEL2128", "ottl-args-time", "A time format is not known"),
          leftOut(
              "TEL2201",
              "ottl-crash",
              "It stops the collector while it runs",
              "the reference's collector would crash"),
          leftOut(
              "TEL2202",
              "ottl-endless",
              "It never ends",
              "the reference's collector would run out of memory"),
          leftOut(
              "TEL2203",
              "ottl-expansion",
              "The collector replaces a part of the text",
              "the reference's collector would expand it"),
          leftOut(
              "TEL2204",
              "ottl-collector",
              "Admission takes it and the collector does not",
              "the reference's collector would not start"),
          silent("TEL2301", "ottl-never-true", "A comparison can never hold", WARNING),
          silent("TEL2302", "ottl-constant-condition", "A condition is always the same", WARNING),
          silent("TEL2303", "ottl-shadowed", "An earlier condition does the same", WARNING),
          silent(
              "TEL2304", "ottl-destructive-without-where", "An editor changes everything", WARNING),
          silent(
              "TEL2305",
              "ottl-built-in-attribute",
              "A built-in processor was there first",
              WARNING),
          silent(
              "TEL2306",
              "ottl-filter-after-transform",
              "A filter sees what a transform left",
              INFO),
          silent("TEL2307", "ottl-deprecated-function", "A function is deprecated", INFO),
          silent(
              "TEL2308", "ottl-changed-function", "A later collector lacks a function", WARNING));

  private OttlRules() {}

  private static LintRule refused(String id, String name, String title) {
    return new LintRule(id, name, title, ERROR, new ClusterVerdict.Rejected(), "0.1.0");
  }

  private static LintRule leftOut(String id, String name, String title, String reference) {
    return new LintRule(id, name, title, ERROR, new ClusterVerdict.LeftOut(reference), "0.1.0");
  }

  private static LintRule silent(String id, String name, String title, Severity severity) {
    return new LintRule(id, name, title, severity, new ClusterVerdict.AcceptedSilently(), "0.1.0");
  }
}
