package dev.kubectl.telemetry.ottl.pattern;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of Unicode classes in {@code \p{…}}: general categories, short and long, and scripts.
 * Compared without case, blanks, underscores and hyphens.
 */
final class UnicodeNames {
  /** Known to Java but not to the collector's Unicode version. */
  private static final Set<String> NEWER_SCRIPTS =
      Set.of(
          "unknown",
          "nagmundari",
          "garay",
          "gurungkhema",
          "kiratrai",
          "olonal",
          "sunuwar",
          "todhri",
          "tulutigalari");

  private static final Set<String> KNOWN = known();

  private UnicodeNames() {}

  static boolean isKnown(String name) {
    return KNOWN.contains(plain(name));
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>();
    String categories =
        "any ascii assigned "
            + "c cc cf cn co cs l lc ll lm lo lt lu m mc me mn n nd nl no p pc pd pe pf pi po ps s sc sk sm so "
            + "z zl zp zs other control cntrl format unassigned privateuse surrogate letter casedletter "
            + "lowercaseletter modifierletter otherletter titlecaseletter uppercaseletter mark "
            + "combiningmark spacingmark enclosingmark nonspacingmark number decimalnumber digit "
            + "letternumber othernumber punctuation punct connectorpunctuation dashpunctuation "
            + "closepunctuation finalpunctuation initialpunctuation otherpunctuation openpunctuation "
            + "symbol currencysymbol modifiersymbol mathsymbol othersymbol separator lineseparator "
            + "paragraphseparator spaceseparator";
    known.addAll(Set.of(categories.split(" ")));
    for (Character.UnicodeScript script : Character.UnicodeScript.values()) {
      known.add(plain(script.name()));
    }
    known.removeAll(NEWER_SCRIPTS);
    return known;
  }

  private static String plain(String name) {
    return name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
  }
}
