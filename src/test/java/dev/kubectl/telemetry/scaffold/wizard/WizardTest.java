package dev.kubectl.telemetry.scaffold.wizard;

import static dev.kubectl.telemetry.scaffold.wizard.Keys.asking;
import static dev.kubectl.telemetry.scaffold.wizard.Keys.press;
import static dev.kubectl.telemetry.scaffold.wizard.Keys.screen;
import static dev.kubectl.telemetry.scaffold.wizard.Keys.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.Offers;
import dev.kubectl.telemetry.scaffold.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WizardTest {
  private static final long SEED = Long.getLong("wizard.seed", 20_261_129L);
  private static final int WALKS = Integer.getInteger("wizard.walks", 60);

  /** Through everything with nothing but defaults. */
  private static final String DEFAULTS =
      "shop<enter><enter><enter><enter><enter>https://b:4317<enter>"
          + "<enter><enter><enter><enter><enter>";

  @Test
  void defaultsNeedNoWordsButNameAndEndpoint() {
    Wizard review = press(start(), DEFAULTS);

    assertThat(asking(review).topic()).isNull();
    assertThat(press(review, "<enter>"))
        .isEqualTo(
            new Wizard.Agreed(
                Draft.EMPTY.with(Topic.NAME, "shop").with(Topic.ENDPOINT, "https://b:4317"),
                Delivery.WRITE));
  }

  @Test
  void whatFlagsSaidIsNotAsked() {
    Draft said = Draft.EMPTY.with(Topic.NAME, "shop").with(Topic.BACKEND, "dynatrace");

    Wizard wizard = start(said, Offers.NONE);

    assertThat(asking(wizard).topic()).isEqualTo(Topic.INPUT);
    assertThat(asking(press(wizard, "<enter><enter>")).topic()).isEqualTo(Topic.ENDPOINT);
  }

  @Test
  void whatFlagsSaidWronglyIsAsked() {
    Wizard wizard = start(Draft.EMPTY.with(Topic.NAME, "Shop"), Offers.NONE);

    assertThat(asking(wizard).topic()).isEqualTo(Topic.NAME);
    assertThat(screen(wizard, 80, 24)).contains("'Shop' is not a name");
  }

  @Test
  void aWrongAnswerIsSaidWhileItIsTypedAndDoesNotGoOn() {
    Wizard wizard = press(start(), "sh op");

    assertThat(screen(wizard, 80, 24)).contains("'sh op' is not a name that Kubernetes takes");
    assertThat(asking(press(wizard, "<enter>")).topic()).isEqualTo(Topic.NAME);
    Wizard mended = press(wizard, "<left><left><backspace>");
    assertThat(screen(mended, 80, 24)).doesNotContain("is not a name");
    assertThat(asking(press(mended, "<enter>")).draft().word(Topic.NAME)).isEqualTo("shop");
  }

  @Test
  void whatIsMissingIsSaidOnlyAfterEnter() {
    assertThat(screen(start(), 80, 24)).doesNotContain("needs a name");
    assertThat(screen(press(start(), "<enter>"), 80, 24)).contains("the pipeline needs a name");
  }

  @Test
  void backKeepsWhatWasSaid() {
    Wizard there = press(start(), "shop<enter><down> <enter>");
    Wizard back = press(there, "<back>");

    assertThat(asking(back).topic()).isEqualTo(Topic.INPUT);
    assertThat(asking(back).page().words()).containsExactly("otlp", "prometheus");
    assertThat(asking(press(back, "<back><back><back>")).topic()).isEqualTo(Topic.NAME);
    assertThat(asking(press(back, "<back><enter><enter>")).draft())
        .isEqualTo(asking(there).draft());
  }

  @Test
  void cancellingEndsEverything() {
    assertThat(press(start(), "shop<enter><cancel>")).isEqualTo(new Wizard.Cancelled());
    assertThat(press(start(), DEFAULTS + "<cancel>")).isEqualTo(new Wizard.Cancelled());
  }

  @Test
  void noInputAtAllIsRefused() {
    Wizard none = press(start(), "shop<enter> <enter>");

    assertThat(asking(none).topic()).isEqualTo(Topic.INPUT);
    assertThat(screen(none, 80, 24)).contains("choose at least one");
  }

  @Test
  void answersThatNobodyNeedsAnyMoreAreDropped() {
    Draft oauth =
        Draft.EMPTY
            .with(Topic.NAME, "shop")
            .with(Topic.ENDPOINT, "https://b:4317")
            .with(Topic.AUTH, "oauth2")
            .with(Topic.TOKEN_URL, "https://a/token")
            .with(Topic.SCOPE, "metrics");
    Surroundings nothingGiven =
        new Surroundings(
            Set.of(),
            Offers.NONE,
            name -> new Surroundings.Target(name, false, false),
            Instant.EPOCH);
    Wizard authentication = Wizard.Asking.about(Topic.AUTH, oauth, nothingGiven, false);

    Wizard next = press(authentication, "n<enter>");

    assertThat(asking(next).draft().has(Topic.TOKEN_URL)).isFalse();
    assertThat(asking(next).draft().has(Topic.SCOPE)).isFalse();
    assertThat(asking(next).topic()).isEqualTo(Topic.HEADER);
  }

  @Test
  void anAnswerThatMakesAnEarlierOneWrongLeadsBackToIt() {
    Wizard encrypted =
        press(start(), "shop<enter><enter><enter><enter><enter>https://b:4317<enter>i<enter>");

    Wizard mutual = press(encrypted, "m<enter>");

    assertThat(asking(mutual).topic()).isEqualTo(Topic.TLS);
    assertThat(asking(press(mutual, "v<enter>")).topic()).isEqualTo(Topic.AUTH);
  }

  @Test
  void recipesAreAddedExplainedAndTakenBack() {
    Wizard filters =
        press(
            start(),
            "shop<enter><enter><enter><enter><enter>https://b:4317<enter><enter><enter><enter>");
    assertThat(asking(filters).topic()).isEqualTo(Topic.FILTER);

    Wizard typing = press(filters, "drop-n<tab>");
    assertThat(screen(typing, 80, 24)).contains("drop-namespace=NAMESPACE[,...]");
    Wizard added = press(typing, "kube-system<enter>drop-hist<down><enter>");
    assertThat(asking(added).page().words())
        .containsExactly("drop-namespace=kube-system", "drop-histograms");
    Wizard back = press(added, "<backspace>");
    assertThat(asking(back).page())
        .isEqualTo(
            new Page.Items(List.of("drop-namespace=kube-system"), Field.of("drop-histograms"), -1));
    assertThat(screen(press(filters, "drop-nothing=a<enter>"), 80, 24))
        .contains("there is no filter recipe 'drop-nothing'");
  }

  @Test
  void theClusterProposesInputsNamespacesAndSecrets() {
    Wizard inputs = press(start(Draft.EMPTY, Keys.CLUSTER), "shop<enter>");
    assertThat(asking(inputs).page().words()).containsExactly("otlp", "prometheus", "istio");
    assertThat(screen(inputs, 120, 30)).contains("4 here, in billing, shop", "Istio is here");

    Wizard namespaces = press(inputs, "<enter><tab>s<tab>,");
    assertThat(asking(namespaces).page().words()).containsExactly("include=shop,");
    assertThat(screen(namespaces, 80, 24))
        .contains("billing  ", "1 workload to be scraped", "of the system");

    Wizard secret =
        press(
            namespaces,
            "<down><enter><enter><enter>https://b:4317<enter><enter>b<enter><enter><down>");
    assertThat(asking(secret).topic()).isEqualTo(Topic.SECRET);
    assertThat(screen(secret, 80, 24)).contains("❯ shop/backend", "password, user");
    assertThat(asking(press(secret, "<enter>")).draft().word(Topic.SECRET))
        .isEqualTo("shop/backend");
  }

  @Test
  void anAnswerCanBeChangedFromTheReview() {
    Wizard review = press(start(), DEFAULTS);

    Wizard changed = press(review, "<down><down><enter><end>2<enter>");

    assertThat(asking(changed).topic()).isNull();
    assertThat(asking(changed).draft().word(Topic.NAME)).isEqualTo("shop2");
    assertThat(screen(changed, 80, 24)).contains("Write shop2.yaml");
  }

  @Test
  void aFileThatExistsIsOverwrittenOnlyOnPurpose() {
    Wizard review =
        press(
            Wizard.start(Draft.EMPTY, Keys.surroundings(Draft.EMPTY, Offers.NONE, true)), DEFAULTS);

    assertThat(Keys.deliveries(review)).containsExactly(Delivery.OVERWRITE, Delivery.PRINT);
    assertThat(press(review, "<enter>"))
        .isInstanceOfSatisfying(
            Wizard.Agreed.class, agreed -> assertThat(agreed.delivery()).isEqualTo(Delivery.PRINT));
    assertThat(press(review, "<down><enter>"))
        .isInstanceOfSatisfying(
            Wizard.Agreed.class,
            agreed -> assertThat(agreed.delivery()).isEqualTo(Delivery.OVERWRITE));
  }

  @Test
  void whatLintHasAgainstItIsShownBeforeItIsWritten() {
    Wizard review = press(start(), DEFAULTS.replace("https://b:4317", "http://b.example.com:4317"));

    assertThat(screen(review, 80, 24)).contains("warning: ", "Write shop.yaml all the same");
  }

  @Test
  void nothingOfTheClusterOrOfAPasteReachesTheTerminalRaw() {
    Offers hostile =
        new Offers(
            "a\u001b[31m",
            false,
            Map.of("b\u0007", 1),
            List.of("c\u202e"),
            List.of(),
            List.of(),
            List.of());
    Wizard inputs = press(start(Draft.EMPTY, hostile), "shop<enter>");
    Wizard pasted = start().on(new Key.Typed("x\u001b]0;title\u0007\ny"));

    for (Wizard wizard : List.of(inputs, press(inputs, "<enter><tab>"), pasted)) {
      assertThat(screen(wizard, 80, 24).replace("\n", "").codePoints())
          .noneMatch(Character::isISOControl)
          .noneMatch(c -> c == 0x202e);
    }
  }

  /** Whatever keys are pressed: every screen has its size, and what is agreed to is complete. */
  @Test
  void noKeysLeadAstray() {
    int agreed = 0;
    for (int walk = 0; walk < WALKS; walk++) {
      RandomGenerator random = new SplittableRandom(SEED + walk);
      Wizard wizard = start(Draft.EMPTY, random.nextBoolean() ? Keys.CLUSTER : Offers.NONE);
      int width = 20 + random.nextInt(120);
      int height = 8 + random.nextInt(40);
      for (int i = 0; i < 150 && wizard instanceof Wizard.Asking asking; i++) {
        Picture picture = Screen.of(asking, width, height, Glyphs.UNICODE);
        assertThat(picture.lines()).as("seed %d", SEED + walk).hasSize(height);
        assertThat(picture.lines())
            .as("seed %d%n%s", SEED + walk, picture.text())
            .allMatch(line -> line.width() <= width);
        assertThat(picture.caretRow()).isBetween(0, height - 1);
        assertThat(picture.caretColumn()).isBetween(-1, width - 1);
        wizard = press(wizard, key(random, asking));
      }
      if (wizard instanceof Wizard.Agreed(Draft draft, Delivery _)) {
        agreed++;
        assertThat(DraftReader.read(draft))
            .as("seed %d", SEED + walk)
            .isInstanceOf(DraftReader.Result.Complete.class);
      }
    }
    assertThat(agreed).as("walks that came to an end").isGreaterThan(WALKS / 10);
  }

  private static String key(RandomGenerator random, Wizard.Asking asking) {
    String[] keys = {
      "<down>", "<up>", "<tab>", " ", "<back>", "<home>", "<end>", "<left>", "<page_down>",
      "<backspace>", "<delete>", "<clear>", "a", "-", "=", "é", "@", ","
    };
    String likely =
        asking.topic() == Topic.ENDPOINT
            ? "<clear>https://b:4317<enter>"
            : asking.topic() == Topic.TOKEN_URL
                ? "<clear>https://a/b<enter>"
                : asking.topic() == Topic.NAME ? "<clear>shop<enter>" : "<enter>";
    return switch (random.nextInt(4)) {
      case 0 -> keys[random.nextInt(keys.length)];
      case 1 -> asking.page() instanceof Page.Text ? "<end><clear>" : "<enter>";
      default -> likely;
    };
  }
}
