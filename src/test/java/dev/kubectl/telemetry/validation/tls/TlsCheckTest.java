package dev.kubectl.telemetry.validation.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kubectl.telemetry.validation.tls.TlsProblem.Kind;
import dev.kubectl.telemetry.validation.tls.TlsProblem.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What we look at beyond the reference. The certificates are throw-away ones. */
class TlsCheckTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final Map<?, ?> material = material();

  @Test
  void anExpiredAuthorityIsSeenBehindACertificateThatIsAboutToExpire() {
    assertThat(TlsCheck.check(text("expired CA"), text("soon"), text("key"), NOW).problems())
        .extracting(TlsProblem::kind, TlsProblem::part)
        .containsExactly(tuple(Kind.ABOUT_TO_EXPIRE, Part.CERT), tuple(Kind.EXPIRED, Part.CA));
  }

  @Test
  void laterBlocksAreChecked() {
    String authorities = text("CA") + text("expired CA") + pem("CERTIFICATE", "garbage");
    assertThat(TlsCheck.check(authorities, null, null, NOW).problems())
        .extracting(TlsProblem::kind, TlsProblem::text)
        .containsExactly(
            tuple(Kind.LATER_BLOCK, "certificate 2 of this value expired on 2026-05-30"),
            tuple(Kind.LATER_BLOCK, "certificate 3 of this value cannot be read"));
  }

  @Test
  void authoritiesThatTheCollectorWouldNotFindAreRefused() {
    String relabelled = text("CA").replace("CERTIFICATE", "TRUSTED CERTIFICATE");
    for (String authority : new String[] {relabelled, pem("CERTIFICATE", "")}) {
      assertThat(TlsCheck.check(authority, null, null, NOW).problems())
          .extracting(TlsProblem::kind)
          .containsExactly(Kind.WOULD_NOT_LOAD);
    }
  }

  @Test
  void lineBreaksWrittenAsBackslashAndLetterAreRead() {
    String oneLine = text("CA").replace("\n", "\\n");
    assertThat(TlsCheck.check(oneLine, null, null, NOW).problems()).isEmpty();
  }

  @Test
  void theNextChangeIsWhenACertificateComesCloseToItsEnd() {
    TlsCheck.Result result = TlsCheck.check(text("CA"), text("soon"), text("key"), NOW);
    Instant end = Instant.parse("2026-06-03T12:00:00Z");
    assertThat(result.nextChange(NOW.minusSeconds(14 * 86_400)))
        .contains(Instant.parse("2026-05-20T12:00:00Z"));
    assertThat(result.nextChange(NOW)).contains(end.plusSeconds(1));
    assertThat(result.nextChange(end.plusSeconds(1)))
        .contains(Instant.parse("2039-12-18T00:00:00Z"));
  }

  @Test
  void nothingGivenIsNothingWrong() {
    TlsCheck.Result result = TlsCheck.check(null, null, null, NOW);
    assertThat(result.problems()).isEmpty();
    assertThat(result.nextChange(NOW)).isEmpty();
  }

  private static String pem(String label, String content) {
    String body = Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
  }

  private String text(String name) {
    return (String) Objects.requireNonNull(material.get(name));
  }

  private static Map<?, ?> material() {
    try (InputStream stream =
        Objects.requireNonNull(TlsCheckTest.class.getResourceAsStream("certificates.json"))) {
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return (Map<?, ?>)
          Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
