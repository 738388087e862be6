package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that the grammar leaves open and that are looked at after a successful parse: a statement
 * calls an editor, everything else calls converters, editors have no keys. As in the reference,
 * what stands in the keys of a call is not looked at.
 */
final class GrammarRules {
  private final Vocabulary vocabulary;
  private final List<Finding> findings = new ArrayList<>();

  private GrammarRules(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  static List<Finding> check(
      Node root, @Nullable Node where, boolean statement, Vocabulary vocabulary) {
    GrammarRules rules = new GrammarRules(vocabulary);
    if (statement && root instanceof Node.Call editor) {
      rules.editor(editor);
    } else {
      rules.visit(root);
    }
    if (where != null) {
      rules.visit(where);
    }
    return rules.findings;
  }

  private void editor(Node.Call call) {
    if (call.isConverter()) {
      boolean test = vocabulary.converterLike(call.name()).isPresent();
      findings.add(
          new Finding(
              Category.GRAMMAR_EDITOR_CASE,
              call.nameRange(),
              test
                  ? "'" + call.name() + "' changes nothing; a statement starts with an editor"
                  : "Editors are written in small letters",
              vocabulary
                  .editorLike(call.name())
                  .map(name -> "Write '" + name + "'")
                  .orElse("For example: set(path, value); put a test behind 'where'")));
    }
    index(call);
    call.arguments().forEach(argument -> visit(argument.value()));
  }

  private void index(Node.Call call) {
    if (!call.isConverter() && !call.keys().isEmpty()) {
      findings.add(
          new Finding(
              Category.GRAMMAR_EDITOR_INDEX,
              call.keys().getFirst().range().union(call.keys().getLast().range()),
              "Only paths and converter calls can be indexed",
              "Remove the brackets"));
    }
  }

  private void visit(Node node) {
    if (node instanceof Node.Call call && !call.isConverter()) {
      findings.add(
          new Finding(
              Category.GRAMMAR_CONVERTER_CASE,
              call.nameRange(),
              vocabulary.isEditor(call.name())
                  ? "'" + call.name() + "' changes data and gives no value"
                  : "Functions that give a value start with a capital letter",
              vocabulary
                  .converterLike(call.name())
                  .map(name -> "Write '" + name + "'")
                  .orElse(null)));
      index(call);
    }
    for (Node child : Children.withoutCallKeys(node)) {
      visit(child);
    }
  }
}
