package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.ide.diagnosis.Scope;
import java.nio.file.Path;
import java.time.Clock;

/**
 * How the server was started.
 *
 * @param version of this program, which editors show
 * @param directory names of files below it are shown relative to it
 * @param cache where pages and generated documents go that an editor wants as files
 */
public record ServerSettings(
    String version, Scope scope, Clock clock, Path directory, Path cache) {}
