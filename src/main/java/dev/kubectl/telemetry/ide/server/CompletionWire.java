package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.completion.Candidate;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.hover.Signature;
import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Candidates and signatures as the protocol has them. */
final class CompletionWire {
  private final ClientTraits traits;

  CompletionWire(ClientTraits traits) {
    this.traits = traits;
  }

  List<CompletionItem> items(TextDocument document, List<Candidate> candidates) {
    return candidates.stream().map(candidate -> item(document, candidate)).toList();
  }

  private CompletionItem item(TextDocument document, Candidate candidate) {
    CompletionItem wire = new CompletionItem(candidate.label());
    wire.setKind(kind(candidate.kind()));
    if (!candidate.detail().isEmpty()) {
      wire.setDetail(candidate.detail());
    }
    if (!candidate.documentation().isEmpty()) {
      wire.setDocumentation(markup(candidate.documentation()));
    }
    wire.setSortText(String.format(Locale.ROOT, "%05d", candidate.rank()));
    wire.setFilterText(candidate.filter());
    String text = traits.snippets() ? candidate.insert() : candidate.plain();
    wire.setInsertTextFormat(
        traits.snippets() ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
    if (text.indexOf('\n') >= 0) {
      if (traits.insertsAsIs()) {
        wire.setInsertTextMode(InsertTextMode.AsIs);
      } else {
        text = relative(text, document, candidate.replaced().start());
      }
    }
    wire.setTextEdit(
        Either.forLeft(new TextEdit(EditWire.range(document, candidate.replaced()), text)));
    if (candidate.deprecated()) {
      wire.setTags(List.of(CompletionItemTag.Deprecated));
    }
    return wire;
  }

  /** Editors indent what they insert like the line that it goes into; so that comes off first. */
  private static String relative(String text, TextDocument document, int offset) {
    String line = document.lines().line(document.position(offset).line() + 1);
    int indent = line.length() - line.stripLeading().length();
    return text.replace("\n" + " ".repeat(indent), "\n");
  }

  MarkupContent markup(String markdown) {
    return traits.markdown()
        ? new MarkupContent(MarkupKind.MARKDOWN, markdown)
        : new MarkupContent(MarkupKind.PLAINTEXT, plain(markdown));
  }

  /** Our own Markdown without its signs: fences, bold, code and rules. */
  private static String plain(String markdown) {
    return markdown
        .replaceAll("(?m)^```.*\\R?", "")
        .replaceAll("(?m)^---$", "")
        .replaceAll("\\*\\*([^*]*)\\*\\*", "$1")
        .replace("`", "")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  SignatureHelp signature(Signature signature) {
    SignatureInformation wire = new SignatureInformation(signature.label());
    wire.setDocumentation(markup(signature.documentation()));
    wire.setParameters(
        signature.parameters().stream()
            .map(argument -> new ParameterInformation(argument.label(), argument.documentation()))
            .toList());
    wire.setActiveParameter(signature.active());
    return new SignatureHelp(List.of(wire), 0, signature.active());
  }

  private static CompletionItemKind kind(Candidate.Kind kind) {
    return switch (kind) {
      case FIELD -> CompletionItemKind.Property;
      case VALUE -> CompletionItemKind.Value;
      case SYMBOL -> CompletionItemKind.EnumMember;
      case CONVERTER -> CompletionItemKind.Method;
      case EDITOR -> CompletionItemKind.Function;
      case PATH -> CompletionItemKind.Variable;
      case KEYWORD -> CompletionItemKind.Keyword;
      case SNIPPET -> CompletionItemKind.Snippet;
      case ATTRIBUTE -> CompletionItemKind.Field;
      case REFERENCE -> CompletionItemKind.Reference;
      case RULE -> CompletionItemKind.Constant;
    };
  }
}
