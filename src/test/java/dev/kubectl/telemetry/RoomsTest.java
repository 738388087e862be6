package dev.kubectl.telemetry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The floors of the house: a room uses only rooms that are listed before it. */
class RoomsTest {
  private static final String BASE = "dev.kubectl.telemetry.";

  /** From the ground up; rooms on one line share a floor and know nothing of each other. */
  private static final String[][] FLOORS = {
    {"diagnostic"},
    {"yaml"},
    {"api"},
    {"collector", "ottl"},
    {"validation", "workload"},
    {"manifest", "plan"},
    {"lint", "cluster", "graph"},
    {"preview", "manager", "scaffold", "format"},
    {"ide"},
    {"cli"},
  };

  @Test
  void everyRoomUsesOnlyRoomsOnLowerFloors() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kubectl.telemetry");
    Architectures.LayeredArchitecture rooms =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String[] floor : FLOORS) {
      for (String room : floor) {
        rooms = rooms.optionalLayer(room).definedBy(BASE + room + "..");
      }
    }
    for (int above = 0; above < FLOORS.length; above++) {
      for (String room : FLOORS[above]) {
        String[] lower =
            Arrays.stream(FLOORS, 0, above).flatMap(Arrays::stream).toArray(String[]::new);
        rooms =
            lower.length == 0
                ? rooms.whereLayer(room).mayNotAccessAnyLayer()
                : rooms.whereLayer(room).mayOnlyAccessLayers(lower);
      }
    }
    rooms.check(classes);
  }
}
