package dev.kubectl.telemetry.cluster.connect;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Makes the HTTP clients of one connection and keeps them, to close them for good.
 *
 * <p>The Kubernetes client only stops their threads when it is closed; their selector then still
 * sits in a system call, and the process would wait 300 ms for it at its end.
 */
final class HttpClients extends JdkHttpClientFactory implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final @Nullable SSLContext tls;
  private final @Nullable SSLParameters parameters;
  private final List<HttpClient> made = new CopyOnWriteArrayList<>();

  /**
   * @param tls instead of what the Kubernetes client would use, if not null
   */
  HttpClients(@Nullable SSLContext tls, @Nullable SSLParameters parameters) {
    this.tls = tls;
    this.parameters = parameters;
  }

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    return new Keeping(super.createNewHttpClientBuilder());
  }

  @Override
  protected void additionalConfig(HttpClient.Builder builder) {
    if (tls != null) {
      builder.sslContext(tls);
    }
    if (parameters != null) {
      builder.sslParameters(parameters);
    }
  }

  @Override
  public void close() {
    made.forEach(HttpClient::shutdownNow);
    try {
      for (HttpClient client : made) {
        client.awaitTermination(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The builder of the platform, which tells what it built. */
  private final class Keeping implements HttpClient.Builder {
    private final HttpClient.Builder builder;

    Keeping(HttpClient.Builder builder) {
      this.builder = builder;
    }

    @Override
    public HttpClient build() {
      HttpClient client = builder.build();
      made.add(client);
      return client;
    }

    @Override
    public HttpClient.Builder cookieHandler(CookieHandler cookieHandler) {
      builder.cookieHandler(cookieHandler);
      return this;
    }

    @Override
    public HttpClient.Builder connectTimeout(Duration duration) {
      builder.connectTimeout(duration);
      return this;
    }

    @Override
    public HttpClient.Builder sslContext(SSLContext context) {
      builder.sslContext(context);
      return this;
    }

    @Override
    public HttpClient.Builder sslParameters(SSLParameters sslParameters) {
      builder.sslParameters(sslParameters);
      return this;
    }

    @Override
    public HttpClient.Builder executor(Executor executor) {
      builder.executor(executor);
      return this;
    }

    @Override
    public HttpClient.Builder followRedirects(HttpClient.Redirect policy) {
      builder.followRedirects(policy);
      return this;
    }

    @Override
    public HttpClient.Builder version(HttpClient.Version version) {
      builder.version(version);
      return this;
    }

    @Override
    public HttpClient.Builder priority(int priority) {
      builder.priority(priority);
      return this;
    }

    @Override
    public HttpClient.Builder proxy(ProxySelector proxySelector) {
      builder.proxy(proxySelector);
      return this;
    }

    @Override
    public HttpClient.Builder authenticator(Authenticator authenticator) {
      builder.authenticator(authenticator);
      return this;
    }
  }
}
