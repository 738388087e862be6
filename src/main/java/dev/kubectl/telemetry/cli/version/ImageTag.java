package dev.kubectl.telemetry.cli.version;

/** The tag of a container image's name. */
final class ImageTag {
  private ImageTag() {}

  /** Empty when there is none; a digest is none. */
  static String of(String image) {
    String name = image.replaceFirst("@.*", "");
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "";
  }
}
