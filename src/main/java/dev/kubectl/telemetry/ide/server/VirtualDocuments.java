package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.generated.ChangePreview;
import dev.kubectl.telemetry.ide.generated.PipelinePlan;
import dev.kubectl.telemetry.ide.generated.VirtualDocument;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The content of generated documents, and a place on the disk for editors that want files. */
final class VirtualDocuments {
  private final Session session;

  VirtualDocuments(Session session) {
    this.session = session;
  }

  /** The text as it is now; nothing when the file is not known any more. */
  Optional<String> text(VirtualDocument document) {
    Workspace workspace = session.workspace();
    Instant now = session.settings().clock().instant();
    return Session.file(workspace, document.file())
        .map(file ->
            switch (document.kind()) {
              case CONFIGURATION -> configuration(workspace, file, document.pipeline(), now);
              case PREVIEW ->
                  ChangePreview.of(
                      workspace,
                      file,
                      document.pipeline(),
                      session.saved(document.file()).orElse(null),
                      now);
            });
  }

  private static String configuration(
      Workspace workspace, WorkspaceFile file, String pipeline, Instant now) {
    return PipelinePlan.of(workspace, file, pipeline, now)
        .map(PipelinePlan::configuration)
        .orElse(
            "# MetricPipeline "
                + pipeline
                + " is written so that no API server takes it; nothing is generated.\n");
  }

  /** URI of a read-only file with the text, for editors that know nothing of our scheme. */
  Optional<String> file(VirtualDocument document, String text) {
    Path folder =
        session
            .settings()
            .cache()
            .resolve("generated")
            .resolve(Integer.toHexString(document.file().hashCode()));
    String name = document.kind().name().toLowerCase(Locale.ROOT);
    Path file = folder.resolve(name + "-" + document.fileName().replace(File.separatorChar, '_'));
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(file);
      Files.writeString(file, text);
      // An editor shows that nothing is to be changed here; where that fails it is no harm.
      boolean ignored = file.toFile().setWritable(false);
      return Optional.of(FileUris.uri(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
