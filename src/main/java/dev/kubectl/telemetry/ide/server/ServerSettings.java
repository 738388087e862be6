package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.format.ManifestFormatter;
import dev.kubectl.telemetry.ide.diagnosis.Scope;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How the server was started.
 *
 * @param version of this program, which editors show
 * @param formatter null when nothing formats
 * @param directory names of files below it are shown relative to it
 * @param cache where pages and generated documents go that an editor wants as files
 */
public record ServerSettings(
    String version,
    Scope scope,
    @Nullable ManifestFormatter formatter,
    Clock clock,
    Path directory,
    Path cache) {}
