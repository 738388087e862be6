package dev.kubectl.telemetry.ide.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.kubectl.telemetry.ide.document.PositionEncoding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * What the editor can do, as far as it matters to us. What it does not mention it cannot do.
 *
 * @param pullsDiagnostics whether it asks for diagnostics; then none are pushed
 * @param insertsAsIs whether it can be told to leave the indentation of what it inserts alone
 * @param versionedEdits whether edits may name the version of the text that they are for
 * @param knowsVirtual whether it opens {@code telemetry-generated:} itself
 */
record ClientTraits(
    PositionEncoding encoding,
    boolean pullsDiagnostics,
    boolean refreshesDiagnostics,
    boolean relatedInformation,
    boolean codeDescriptions,
    boolean snippets,
    boolean insertsAsIs,
    boolean markdown,
    boolean symbolTree,
    boolean versionedEdits,
    boolean watchesFiles,
    boolean showsDocuments,
    boolean knowsVirtual) {

  static ClientTraits of(InitializeParams params) {
    ClientCapabilities all = params.getCapabilities();
    Optional<TextDocumentClientCapabilities> text =
        Optional.ofNullable(all).map(ClientCapabilities::getTextDocument);
    Optional<WorkspaceClientCapabilities> workspace =
        Optional.ofNullable(all).map(ClientCapabilities::getWorkspace);
    Optional<CompletionItemCapabilities> items =
        text.map(t -> t.getCompletion()).map(c -> c.getCompletionItem());
    boolean pulls = text.map(t -> t.getDiagnostic()).isPresent();
    return new ClientTraits(
        encoding(Optional.ofNullable(all).map(ClientCapabilities::getGeneral)),
        pulls,
        workspace.map(w -> w.getDiagnostics()).filter(is(d -> d.getRefreshSupport())).isPresent(),
        pulls
            || text.map(t -> t.getPublishDiagnostics())
                .filter(is(p -> p.getRelatedInformation()))
                .isPresent(),
        pulls
            || text.map(t -> t.getPublishDiagnostics())
                .filter(is(p -> p.getCodeDescriptionSupport()))
                .isPresent(),
        items.filter(is(i -> i.getSnippetSupport())).isPresent(),
        items
            .map(i -> i.getInsertTextModeSupport())
            .map(m -> m.getValueSet())
            .filter(modes -> modes.contains(InsertTextMode.AsIs))
            .isPresent(),
        text.map(t -> t.getHover())
            .map(h -> h.getContentFormat())
            .map(formats -> formats.contains(MarkupKind.MARKDOWN))
            .orElse(false),
        text.map(t -> t.getDocumentSymbol())
            .filter(is(s -> s.getHierarchicalDocumentSymbolSupport()))
            .isPresent(),
        workspace
            .map(w -> w.getWorkspaceEdit())
            .filter(is(e -> e.getDocumentChanges()))
            .isPresent(),
        workspace
            .map(w -> w.getDidChangeWatchedFiles())
            .filter(is(f -> f.getDynamicRegistration()))
            .isPresent(),
        Optional.ofNullable(all)
            .map(ClientCapabilities::getWindow)
            .map(w -> w.getShowDocument())
            .map(s -> s.isSupport())
            .orElse(false),
        workspace.map(w -> w.getTextDocumentContent()).isPresent()
            || isSet(params.getInitializationOptions(), "virtualDocuments"));
  }

  private static <T> Predicate<T> is(Function<T, @Nullable Boolean> trait) {
    return capabilities -> Boolean.TRUE.equals(trait.apply(capabilities));
  }

  /** The first of the editor's list that we know; UTF-16 is what all of them know. */
  private static PositionEncoding encoding(Optional<GeneralClientCapabilities> general) {
    List<String> offered =
        general.map(GeneralClientCapabilities::getPositionEncodings).orElse(List.of());
    for (String word : offered) {
      for (PositionEncoding encoding : PositionEncoding.values()) {
        if (word(encoding).equals(word)) {
          return encoding;
        }
      }
    }
    return PositionEncoding.UTF_16;
  }

  /** As the protocol calls it. */
  static String word(PositionEncoding encoding) {
    return switch (encoding) {
      case UTF_8 -> "utf-8";
      case UTF_16 -> "utf-16";
      case UTF_32 -> "utf-32";
    };
  }

  private static boolean isSet(@Nullable Object options, String name) {
    if (!(options instanceof JsonObject object)) {
      return false;
    }
    JsonElement value = object.get(name);
    return value != null
        && value.isJsonPrimitive()
        && value.getAsJsonPrimitive().isBoolean()
        && value.getAsBoolean();
  }
}
