package dev.kubectl.telemetry.executable;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.ide.server.LanguageServerProcess;
import io.fabric8.kubernetes.api.model.CreateOptions;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.GetOptions;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.PatchOptions;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.UpdateOptions;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.impl.KubernetesClientImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.NotebookDocumentService;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * {@code native/metadata} is what {@link ReachabilityMetadata} makes of the libraries of today.
 * networknt and jline bring their own. Written anew with {@code -Dgolden.update=true}.
 */
class ReachabilityMetadataTest {
  private static final Path FILE = Path.of("native/metadata/reachability-metadata.json");

  @Test
  void theMetadataIsNotStale() throws IOException {
    String metadata = metadata().json("dev/kubectl/telemetry/**");

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, metadata);
    }
    assertThat(metadata)
        .as("made anew with mvn test -Dtest=ReachabilityMetadataTest -Dgolden.update=true")
        .isEqualTo(Files.readString(FILE));
  }

  @Test
  void nothingThatAnOptionOfARequestIsMadeOfIsMissing() {
    // Without these, an executable drops every parameter of a list or a watch and says nothing.
    assertThat(metadata().json())
        .contains(
            "\"io.fabric8.kubernetes.api.model.ListOptions\"",
            "\"io.fabric8.kubernetes.api.model.PatchOptions\"",
            "\"io.fabric8.kubernetes.api.model.DeleteOptions\"",
            "\"io.fabric8.kubernetes.api.model.Preconditions\"",
            "\"io.fabric8.kubernetes.api.model.StatusCause\"",
            "\"picocli.CommandLine$AutoHelpMixin\"",
            "\"org.eclipse.lsp4j.CompletionItem\"",
            "\"org.eclipse.lsp4j.adapters.CompletionItemTextEditTypeAdapter\"");
  }

  private static ReachabilityMetadata metadata() {
    return new ReachabilityMetadata()
        .types(Connection.class, Stream.of(KubernetesClientImpl.class))
        .data(
            Connection.class,
            "io.fabric8.kubernetes.api.model.",
            Status.class,
            WatchEvent.class,
            GenericKubernetesResource.class,
            GenericKubernetesResourceList.class,
            ListOptions.class,
            GetOptions.class,
            CreateOptions.class,
            UpdateOptions.class,
            PatchOptions.class,
            DeleteOptions.class)
        .types(CommandLine.class, commandLine())
        .types(LanguageServerProcess.class, languageServerProtocol())
        .types(LanguageServerProcess.class, services())
        .proxy(LanguageServerProcess.class, LanguageClient.class, Endpoint.class);
  }

  private static Stream<Class<?>> languageServerProtocol() {
    return Stream.concat(
        ReachabilityMetadata.classesBeside(InitializeParams.class, "org.eclipse.lsp4j"),
        ReachabilityMetadata.classesBeside(Endpoint.class, "org.eclipse.lsp4j.jsonrpc"));
  }

  /** Classes that picocli makes, or whose fields it reads and writes: its own --help and ours. */
  private static Stream<Class<?>> commandLine() {
    Stream<Class<?>> own =
        Stream.of(CommandLine.class.getDeclaredClasses())
            .filter(type ->
                Stream.of(type.getDeclaredFields())
                    .anyMatch(field -> field.isAnnotationPresent(CommandLine.Option.class)));
    return Stream.concat(own, ours(type -> hasFieldOfCommand(type) || isMadeByName(type)));
  }

  private static boolean hasFieldOfCommand(JavaClass type) {
    return Stream.concat(
            Stream.of(type), Stream.concat(type.getFields().stream(), type.getMethods().stream()))
        .flatMap(element -> element.getAnnotations().stream())
        .anyMatch(a -> a.getRawType().getPackageName().equals("picocli"));
  }

  /** Converters, sources of candidates and the like, which annotations name. */
  private static boolean isMadeByName(JavaClass type) {
    return Stream.of(
            CommandLine.ITypeConverter.class,
            CommandLine.IVersionProvider.class,
            CommandLine.IDefaultValueProvider.class,
            CommandLine.IParameterConsumer.class,
            CommandLine.IParameterPreprocessor.class,
            Iterable.class)
        .anyMatch(made -> type.isAssignableTo(made) && type.getPackageName().contains(".cli"));
  }

  /** Our classes whose methods the protocol's library looks for. */
  private static Stream<Class<?>> services() {
    return ours(ReachabilityMetadataTest::isService);
  }

  private static Stream<Class<?>> ours(Predicate<JavaClass> chosen) {
    return new ClassFileImporter()
        .importPath(ReachabilityMetadata.place(ExitCode.class)).stream()
            .filter(chosen)
            .sorted(Comparator.comparing(JavaClass::getName))
            .map(JavaClass::reflect);
  }

  private static boolean isService(JavaClass type) {
    return Stream.of(
            LanguageServer.class,
            LanguageClientAware.class,
            TextDocumentService.class,
            WorkspaceService.class,
            NotebookDocumentService.class)
        .anyMatch(type::isAssignableTo);
  }
}
