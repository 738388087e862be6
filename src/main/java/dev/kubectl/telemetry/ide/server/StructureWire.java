package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.document.EditorPosition;
import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.navigation.Folds;
import dev.kubectl.telemetry.ide.navigation.Outline;
import dev.kubectl.telemetry.ide.tokens.ColouredToken;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** The structure of a file as the protocol has it: symbols, folds, selections, tokens. */
final class StructureWire {
  private static final List<ColouredToken.Colour> COLOURS = List.of(ColouredToken.Colour.values());

  static final SemanticTokensLegend LEGEND =
      new SemanticTokensLegend(
          COLOURS.stream().map(ColouredToken.Colour::word).toList(), List.of("deprecated"));

  private final TextDocument document;

  StructureWire(TextDocument document) {
    this.document = document;
  }

  /** A tree where the editor shows one, else a list in which each names what it is in. */
  List<Either<SymbolInformation, DocumentSymbol>> symbols(List<Outline> outlines, boolean tree) {
    List<Either<SymbolInformation, DocumentSymbol>> all = new ArrayList<>();
    for (Outline outline : outlines) {
      if (tree) {
        all.add(Either.forRight(symbol(outline)));
      } else {
        flat(outline, null, all);
      }
    }
    return all;
  }

  private DocumentSymbol symbol(Outline outline) {
    DocumentSymbol symbol =
        new DocumentSymbol(
            outline.name(),
            kind(outline.kind()),
            EditWire.range(document, outline.span()),
            EditWire.range(document, outline.selected()));
    if (!outline.detail().isEmpty()) {
      symbol.setDetail(outline.detail());
    }
    symbol.setChildren(outline.parts().stream().map(this::symbol).toList());
    return symbol;
  }

  @SuppressWarnings("deprecation") // for editors that know nothing newer
  private void flat(
      Outline outline,
      @Nullable String container,
      List<Either<SymbolInformation, DocumentSymbol>> all) {
    Location location = new Location(document.uri(), EditWire.range(document, outline.span()));
    SymbolInformation symbol =
        container == null
            ? new SymbolInformation(outline.name(), kind(outline.kind()), location)
            : new SymbolInformation(outline.name(), kind(outline.kind()), location, container);
    all.add(Either.forLeft(symbol));
    outline.parts().forEach(part -> flat(part, outline.name(), all));
  }

  static SymbolKind kind(Outline.Kind kind) {
    return switch (kind) {
      case OBJECT -> SymbolKind.Class;
      case FIELD -> SymbolKind.Field;
      case ITEM -> SymbolKind.Array;
      case OTTL -> SymbolKind.Function;
    };
  }

  static List<FoldingRange> folds(WorkspaceFile file) {
    List<FoldingRange> ranges = new ArrayList<>();
    for (Folds.Fold fold : Folds.of(file)) {
      FoldingRange range = new FoldingRange(fold.firstLine(), fold.lastLine());
      if (fold.comment()) {
        range.setKind(FoldingRangeKind.Comment);
      }
      ranges.add(range);
    }
    return ranges;
  }

  /** From the smallest outwards; each has the next one as its parent. */
  SelectionRange selection(List<TextSpan> spans) {
    SelectionRange selection = new SelectionRange();
    selection.setRange(EditWire.range(document, spans.getLast()));
    for (TextSpan span : spans.reversed().subList(1, spans.size())) {
      SelectionRange inner = new SelectionRange();
      inner.setRange(EditWire.range(document, span));
      inner.setParent(selection);
      selection = inner;
    }
    return selection;
  }

  /** Five numbers a token, places relative to the token before. */
  SemanticTokens tokens(List<ColouredToken> tokens) {
    List<Integer> data = new ArrayList<>(tokens.size() * 5);
    int line = 0;
    int character = 0;
    for (ColouredToken token : tokens) {
      EditorPosition start = document.position(token.span().start());
      EditorPosition end = document.position(token.span().end());
      data.add(start.line() - line);
      data.add(start.line() == line ? start.character() - character : start.character());
      data.add(end.character() - start.character());
      data.add(COLOURS.indexOf(token.colour()));
      data.add(token.deprecated() ? 1 : 0);
      line = start.line();
      character = start.character();
    }
    return new SemanticTokens(data);
  }
}
