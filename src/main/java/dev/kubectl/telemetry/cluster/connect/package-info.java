/**
 * From flags and a kubeconfig to a connection with an API server.
 *
 * <p>{@link ConnectionOptions} (the flags) and {@link Kubeconfig} (the files) become an {@link
 * Access} (which server, trusted how, as whom); {@link Connection} opens it. Kubeconfigs are read
 * by this program itself, by the rules of kubectl, since the client library knows neither {@code
 * --cluster} nor {@code --user}, and a wrong kubeconfig deserves a message with a place. What goes
 * wrong is a {@link ClusterFailure} with a text for people.
 */
@NullMarked
package dev.kubectl.telemetry.cluster.connect;

import org.jspecify.annotations.NullMarked;
