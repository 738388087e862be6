/**
 * From what a user names on the command line to the objects in it: which files there are and in
 * which order, their documents, the objects of our kinds, and where each of them stands.
 *
 * <p>Sits between {@code api}, which reads one object, and the commands that work on files. Uses
 * {@code api}, {@code yaml}, {@code diagnostic}, and {@code validation} for what the API server
 * refuses before it converts an old version; knows nothing of clusters, and of the terminal only
 * that standard input is one more file.
 */
@NullMarked
package dev.kubectl.telemetry.manifest;

import org.jspecify.annotations.NullMarked;
