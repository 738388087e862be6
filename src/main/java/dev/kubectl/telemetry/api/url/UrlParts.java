package dev.kubectl.telemetry.api.url;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL as byte texts, decoded where not said otherwise.
 *
 * @param opaque what follows the scheme when that is no path: {@code h} in {@code mailto:h}
 * @param noAuthority there is a scheme and a path but no {@code //}
 * @param rawPath the path as written, where that is not the canonical spelling; else empty
 * @param query not decoded
 * @param emptyQuery there is a question mark with nothing behind it
 * @param rawFragment as {@code rawPath}
 */
record UrlParts(
    String scheme,
    String opaque,
    @Nullable String user,
    @Nullable String password,
    String host,
    boolean noAuthority,
    String path,
    String rawPath,
    String query,
    boolean emptyQuery,
    String fragment,
    String rawFragment) {
  static final UrlParts EMPTY =
      new UrlParts("", "", null, null, "", false, "", "", "", false, "", "");

  UrlParts withScheme(String value) {
    return new UrlParts(
        value,
        opaque,
        user,
        password,
        host,
        noAuthority,
        path,
        rawPath,
        query,
        emptyQuery,
        fragment,
        rawFragment);
  }

  UrlParts withOpaque(String value) {
    return new UrlParts(
        scheme,
        value,
        user,
        password,
        host,
        noAuthority,
        path,
        rawPath,
        query,
        emptyQuery,
        fragment,
        rawFragment);
  }

  UrlParts withUser(String name, @Nullable String secret) {
    return new UrlParts(
        scheme,
        opaque,
        name,
        secret,
        host,
        noAuthority,
        path,
        rawPath,
        query,
        emptyQuery,
        fragment,
        rawFragment);
  }

  UrlParts withHost(String value) {
    return new UrlParts(
        scheme,
        opaque,
        user,
        password,
        value,
        noAuthority,
        path,
        rawPath,
        query,
        emptyQuery,
        fragment,
        rawFragment);
  }

  UrlParts withoutAuthority() {
    return new UrlParts(
        scheme,
        opaque,
        user,
        password,
        host,
        true,
        path,
        rawPath,
        query,
        emptyQuery,
        fragment,
        rawFragment);
  }

  UrlParts withPath(String decoded, String raw) {
    return new UrlParts(
        scheme,
        opaque,
        user,
        password,
        host,
        noAuthority,
        decoded,
        raw,
        query,
        emptyQuery,
        fragment,
        rawFragment);
  }

  UrlParts withQuery(String value, boolean empty) {
    return new UrlParts(
        scheme,
        opaque,
        user,
        password,
        host,
        noAuthority,
        path,
        rawPath,
        value,
        empty,
        fragment,
        rawFragment);
  }

  UrlParts withFragment(String decoded, String raw) {
    return new UrlParts(
        scheme,
        opaque,
        user,
        password,
        host,
        noAuthority,
        path,
        rawPath,
        query,
        emptyQuery,
        decoded,
        raw);
  }
}
