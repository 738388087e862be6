package dev.kubectl.telemetry.graph.draw;

/**
 * How wide text is before a browser has drawn it. The numbers are those of DejaVu Sans, the widest
 * of the usual sans-serif fonts, so that text in another one is never wider.
 */
final class Letters {
  /** From the blank to the tilde, in thousandths of the font size. */
  private static final int[] ASCII = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838
  };

  private static final double OTHER = 0.8;
  private static final double WIDE = 1.3;

  /** Bold letters are at most so much wider. */
  private static final double BOLD = 1.16;

  private Letters() {}

  /** In pixels. */
  static double width(int c, double size, boolean bold) {
    double em;
    if (c >= 0x20 && c < 0x7f) {
      em = ASCII[c - 0x20] / 1000.0;
    } else {
      em = ShownText.isWide(c) || c > 0xffff ? WIDE : OTHER;
    }
    return em * size * (bold ? BOLD : 1);
  }
}
