package dev.kubectl.telemetry.cluster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API server. Its text form has neither query nor body.
 *
 * @param accept media type of the answer
 * @param body with its media type, or null
 */
record Call(
    String method, String path, Map<String, String> query, String accept, @Nullable Body body) {
  static final String JSON = "application/json";

  /** Of each item of a list only name, labels, annotations and owners. */
  static final String METADATA = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

  static final String MERGE_PATCH = "application/merge-patch+json";
  static final String APPLY_PATCH = "application/apply-patch+yaml";

  /** What is sent; its text form shows nothing of it, since it may be a Secret. */
  record Body(String mediaType, String text) {
    @Override
    public String toString() {
      return mediaType;
    }
  }

  Call {
    query = Map.copyOf(query);
  }

  static Call of(String method, String path) {
    return new Call(method, path, Map.of(), JSON, null);
  }

  /** The same with one more parameter, unless its value is empty. */
  Call with(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new Call(method, path, more, accept, body);
  }

  Call accepting(String mediaType) {
    return new Call(method, path, query, mediaType, body);
  }

  Call sending(String mediaType, String text) {
    return new Call(method, path, query, accept, new Body(mediaType, text));
  }

  boolean isWrite() {
    return !method.equals("GET");
  }

  /** Path and query, ready to follow the server's address. */
  String target() {
    return query.isEmpty()
        ? path
        : path
            + "?"
            + query.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                    e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
