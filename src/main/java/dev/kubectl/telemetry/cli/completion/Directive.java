package dev.kubectl.telemetry.cli.completion;

/**
 * What a shell does with the candidates, in the bits that kubectl and everything else made with
 * cobra use.
 *
 * @see <a href="https://github.com/spf13/cobra/blob/main/completions.go">ShellCompDirective</a>
 */
enum Directive {
  /** Puts no space behind what was completed. */
  NO_SPACE(2),
  /** Offers no file names when there is no candidate. */
  NO_FILES(4),
  /** The candidates are endings of file names, without the dot. */
  FILE_ENDINGS(8),
  /** Offers directories only. */
  DIRECTORIES(16),
  /** Keeps the order of the candidates. */
  KEEP_ORDER(32);

  private final int bit;

  Directive(int bit) {
    this.bit = bit;
  }

  int bit() {
    return bit;
  }
}
