package dev.kubectl.telemetry.ide.workspace;

import dev.kubectl.telemetry.ide.document.TextDocument;
import dev.kubectl.telemetry.ide.place.KnownKind;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import dev.kubectl.telemetry.ide.sketch.Sketcher;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.check.FileFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of one text, and what was made of it so far. Each form is made when it is first asked
 * for, and only once.
 */
public final class WorkspaceFile {
  private final TextDocument document;
  private final boolean open;
  private @Nullable LintFile read;
  private @Nullable FileFacts facts;
  private @Nullable List<Sketcher.Document> sketches;
  private @Nullable Boolean ours;

  public WorkspaceFile(TextDocument document, boolean open) {
    this.document = document;
    this.open = open;
  }

  public TextDocument document() {
    return document;
  }

  /** Whether an editor shows it: then its text is that of the editor and not of the disk. */
  public boolean open() {
    return open;
  }

  /** As lint sees it. */
  public synchronized LintFile read() {
    LintFile made = read;
    if (made == null) {
      made = LintFile.read(document.source());
      read = made;
    }
    return made;
  }

  /** As rules across files see it. */
  public synchronized FileFacts facts() {
    FileFacts made = facts;
    if (made == null) {
      made = FileFacts.of(read());
      facts = made;
    }
    return made;
  }

  public synchronized List<Sketcher.Document> sketches() {
    List<Sketcher.Document> made = sketches;
    if (made == null) {
      made = Sketcher.documents(document.text());
      sketches = made;
    }
    return made;
  }

  /** Whether it holds an object of ours; about other files we keep silent. */
  public synchronized boolean isOurs() {
    Boolean known = ours;
    if (known == null) {
      Stream<Sketcher.Document> documents =
          sketches == null ? Sketcher.each(document.text()) : sketches.stream();
      known = mentionsUs() && documents.anyMatch(sketch -> isOurs(sketch.root()));
      ours = known;
    }
    return known;
  }

  /** Spares looking at files that cannot be ours. */
  private boolean mentionsUs() {
    return document.text().contains("kyma-project.io")
        || document.text().contains("MetricPipeline");
  }

  private static boolean isOurs(Sketch root) {
    if (!(root instanceof Sketch.Mapping mapping)) {
      return false;
    }
    if (mapping.entry("items").map(Sketch.Entry::value).orElse(null)
        instanceof Sketch.Sequence items) {
      return items.items().stream().anyMatch(item -> isOurs(item.value()));
    }
    Optional<KnownKind> kind = KnownKind.of(mapping);
    return kind.map(KnownKind::ours).orElse(false)
        || KnownKind.isOurGroup(KnownKind.text(mapping, "apiVersion"));
  }
}
