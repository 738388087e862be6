package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.RelatedLocation;
import dev.kubectl.telemetry.ottl.ParsedEntry;
import dev.kubectl.telemetry.ottl.TextKind;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.CatalogueChange;
import dev.kubectl.telemetry.ottl.catalogue.Upgrade;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Node;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import dev.kubectl.telemetry.validation.JudgedOttl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OTTL that is valid and probably not meant: conditions that are always the same, filters that an
 * earlier one makes useless, editors that change everything for want of a condition.
 */
final class OttlAdvice {
  private static final FieldPath FILTER = FieldPath.of("spec", "filter");
  private static final Set<String> KEEPING = Set.of("keep_keys", "keep_matching_keys");
  private static final Set<String> IDENTITIES = Set.of("metric.name", "metric.unit");

  private final LintFile file;
  private final LintedPipeline pipeline;
  private final Catalogue catalogue;
  private final List<Upgrade> upgrades;
  private final FindingSink sink;
  private final ChangedPaths changed = new ChangedPaths();

  /** Conditions of filters before, by what they mean. */
  private final Map<String, FieldPath> earlier = new HashMap<>();

  private OttlAdvice(
      LintFile file, LintedPipeline pipeline, LintOptions options, FindingSink sink) {
    this.file = file;
    this.pipeline = pipeline;
    this.catalogue = options.catalogue();
    this.upgrades = options.upgrades();
    this.sink = sink;
  }

  static void check(
      LintFile file,
      LintedPipeline pipeline,
      JudgedOttl ottl,
      LintOptions options,
      FindingSink sink) {
    OttlAdvice advice = new OttlAdvice(file, pipeline, options, sink);
    // Transforms come first, as in the collector: a filter sees what they have left.
    for (JudgedOttl.Entry entry : ottl.entries()) {
      if (entry.path().startsWith(FILTER)) {
        advice.filter(entry.texts(), entry.path());
      } else {
        advice.transform(entry.texts(), entry.path());
      }
    }
  }

  private void transform(ParsedEntry texts, FieldPath entry) {
    for (int j = 0; j < texts.conditions().size(); j++) {
      ParsedText text = texts.conditions().get(j);
      FieldPath path = OttlFindings.path(entry, TextKind.CONDITION, j);
      constant(text.root(), path, text);
      deprecated(text.root(), path);
      builtIn(text, path, BuiltInAttributes.inCondition(text.root(), changed));
    }
    for (int j = 0; j < texts.statements().size(); j++) {
      ParsedText text = texts.statements().get(j);
      FieldPath path = OttlFindings.path(entry, TextKind.STATEMENT, j);
      deprecated(text.root(), path);
      builtIn(text, path, BuiltInAttributes.inStatement(text.root(), changed));
      changed.add(text.root(), path);
      if (text.where() != null) {
        deprecated(text.where(), path);
        builtIn(text, path, BuiltInAttributes.inCondition(text.where(), changed));
        constant(text.where(), path, text);
      } else if (texts.conditions().isEmpty()) {
        unconditional(text, path);
      }
    }
  }

  private void filter(ParsedEntry texts, FieldPath entry) {
    for (int j = 0; j < texts.conditions().size(); j++) {
      ParsedText text = texts.conditions().get(j);
      FieldPath path = OttlFindings.path(entry, TextKind.CONDITION, j);
      if (text.findings().isEmpty()) {
        constant(text.root(), path, text);
        deprecated(text.root(), path);
        builtIn(text, path, BuiltInAttributes.inCondition(text.root(), changed));
        changed(text, path);
        shadowed(text, path);
        earlier.putIfAbsent(OttlTerm.of(text.root()), path);
      }
    }
  }

  private void constant(Node condition, FieldPath path, ParsedText text) {
    if (text.findings().isEmpty()) {
      Boolean always = OttlConstant.value(condition);
      if (always != null) {
        report(
            "ottl-constant-condition",
            path,
            condition.range(),
            "this condition is always " + always,
            path.startsWith(FILTER) && always
                ? "A filter drops what meets a condition, so this drops everything"
                : "Compare with a path whose value differs");
      }
    }
  }

  /** Data that meets an earlier condition is gone; the same holds for a part of an {@code and}. */
  private void shadowed(ParsedText text, FieldPath path) {
    Node root = OttlTerm.inner(text.root());
    FieldPath first = earlier.get(OttlTerm.of(root));
    if (first == null && root instanceof Node.Logical logical && logical.and()) {
      for (Node operand : logical.operands()) {
        first = first == null ? earlier.get(OttlTerm.of(operand)) : first;
      }
    }
    if (first != null) {
      sink.at(
          pipeline.object(),
          "ottl-shadowed",
          path,
          span(path, text.root().range()),
          "`" + first + "` already drops everything that this would drop",
          "Remove one of them",
          List.of(
              new RelatedLocation(
                  file.source().name(),
                  pipeline.object().place().span(first),
                  "the earlier condition")));
    }
  }

  private void deprecated(Node node, FieldPath path) {
    for (Node.Call call : OttlPaths.calls(node)) {
      catalogue
          .deprecation(call.name())
          .ifPresent(instead ->
              report(
                  "ottl-deprecated-function",
                  path,
                  call.nameRange(),
                  "`" + call.name() + "` is deprecated",
                  "call " + instead));
      upgrades.forEach(upgrade ->
          upgrade.of(call.name()).ifPresent(change -> changed(change, upgrade, call, path)));
    }
  }

  private void changed(CatalogueChange change, Upgrade upgrade, Node.Call call, FieldPath path) {
    String name = "`" + call.name() + "`";
    String collector = "collector " + upgrade.version();
    switch (change) {
      case CatalogueChange.Removed _ ->
          report(
              "ottl-changed-function",
              path,
              call.nameRange(),
              collector + " has no " + name + " any more",
              "Write it without before Kyma runs that collector");
      case CatalogueChange.Renamed(String _, String _, String now) ->
          report(
              "ottl-changed-function",
              path,
              call.nameRange(),
              collector + " calls " + name + " `" + now + "`",
              "Rename it when Kyma runs that collector; both names do not work in one");
      case CatalogueChange.Deprecated(String _, String _, String instead) ->
          report(
              "ottl-deprecated-function",
              path,
              call.nameRange(),
              name + " is deprecated from " + collector + " on",
              "call " + instead);
    }
  }

  private void builtIn(ParsedText text, FieldPath path, List<BuiltInAttributes.Remark> remarks) {
    if (text.findings().isEmpty()) {
      remarks.forEach(remark ->
          report("ottl-built-in-attribute", path, remark.range(), remark.message(), remark.hint()));
    }
  }

  /** Filters see what transforms have left. */
  private void changed(ParsedText text, FieldPath path) {
    for (Node.Path read : OttlPaths.in(text.root())) {
      changed
          .of(read)
          .ifPresent(change ->
              sink.at(
                  pipeline.object(),
                  "ottl-filter-after-transform",
                  path,
                  span(path, read.range()),
                  "a transform "
                      + (change.removes() ? "removes" : "changes")
                      + " this before the filter sees it",
                  "filters run after all transforms: compare with what is there then",
                  List.of(
                      new RelatedLocation(
                          file.source().name(),
                          pipeline.object().place().span(change.statement()),
                          "the transform"))));
    }
  }

  private void unconditional(ParsedText text, FieldPath path) {
    if (!text.findings().isEmpty() || !(text.root() instanceof Node.Call call)) {
      return;
    }
    if (KEEPING.contains(call.name())) {
      report(
          "ottl-destructive-without-where",
          path,
          call.nameRange(),
          "`" + call.name() + "` removes all other keys, and without a condition from all data",
          "Add `where …`, or conditions to the transform");
    } else if (call.name().equals("set")
        && call.arguments().size() == 2
        && call.arguments().getFirst().value() instanceof Node.Path target
        && IDENTITIES.contains(target.text())
        && call.arguments().getLast().value() instanceof Node.StringLiteral) {
      report(
          "ottl-destructive-without-where",
          path,
          target.range(),
          "without a condition every metric gets the same `" + target.text() + "`",
          "Add `where …`, or conditions to the transform");
    }
  }

  private void report(
      String rule, FieldPath path, TextRange range, String message, @Nullable String hint) {
    sink.at(pipeline.object(), rule, path, span(path, range), message, hint, List.of());
  }

  private Span span(FieldPath path, TextRange range) {
    return pipeline.object().place().part(path, file.lines(), range.start(), range.end());
  }
}
