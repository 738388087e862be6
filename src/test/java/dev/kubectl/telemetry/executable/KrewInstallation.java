package dev.kubectl.telemetry.executable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * What {@code kubectl krew install --manifest=FILE --archive=FILE} does, below a folder of its own:
 * the checksum is compared, the archive is unpacked, the files that the manifest names are moved to
 * {@code store/NAME/VERSION}, and a link on PATH leads to the program.
 *
 * @see <a href="https://krew.sigs.k8s.io/docs/developer-guide/testing-locally/">Testing locally</a>
 */
record KrewInstallation(Path root) {

  /** Installs for a kind of machine and returns the program. */
  Path install(KrewManifest manifest, Path archive, String os, String arch) throws Exception {
    KrewManifest.Platform platform = manifest.platforms(os, arch).getFirst();
    checkSum(archive, platform.sha256());
    Path unpacked = Files.createDirectories(root.resolve("unpacked"));
    unpack(archive, unpacked);
    Path store = Files.createDirectories(root.resolve("store/telemetry/" + manifest.version()));
    for (KrewManifest.Move move : platform.files()) {
      move(unpacked, store, move);
    }
    Path program = store.resolve(platform.bin());
    if (!Files.isRegularFile(program)) {
      throw new IOException("the manifest's bin " + platform.bin() + " is not installed");
    }
    Path bin = Files.createDirectories(root.resolve("bin"));
    String link = os.equals("windows") ? "kubectl-telemetry.exe" : "kubectl-telemetry";
    Files.createSymbolicLink(bin.resolve(link), program);
    return program;
  }

  private static void checkSum(Path archive, String expected) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    if (!HexFormat.of().formatHex(digest).equals(expected)) {
      throw new IOException("checksum of " + archive + " does not match " + expected);
    }
  }

  private static void unpack(Path archive, Path folder) throws Exception {
    List<String> command =
        archive.toString().endsWith(".zip")
            ? List.of("unzip", "-q", archive.toString(), "-d", folder.toString())
            : List.of("tar", "-xzf", archive.toString(), "-C", folder.toString());
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(archive + " cannot be unpacked");
    }
  }

  /** A file is renamed, a pattern's files are moved into a folder, as krew has it. */
  private static void move(Path from, Path to, KrewManifest.Move move) throws IOException {
    Path file = from.resolve(move.from());
    if (Files.exists(file)) {
      Path target = to.resolve(move.to().equals(".") ? file.getFileName().toString() : move.to());
      Files.createDirectories(target.getParent());
      Files.move(file, target);
      return;
    }
    int slash = move.from().lastIndexOf('/');
    Path folder = slash < 0 ? from : from.resolve(move.from().substring(0, slash));
    int moved = 0;
    try (DirectoryStream<Path> matching =
        Files.newDirectoryStream(folder, move.from().substring(slash + 1))) {
      for (Path match : matching) {
        Path target = Files.createDirectories(to.resolve(move.to()));
        Files.move(match, target.resolve(match.getFileName()));
        moved++;
      }
    }
    if (moved == 0) {
      throw new IOException("no file in the archive matches " + move.from());
    }
  }
}
