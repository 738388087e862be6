package dev.kubectl.telemetry.validation.tls;

import dev.kubectl.telemetry.validation.tls.TlsProblem.Kind;
import dev.kubectl.telemetry.validation.tls.TlsProblem.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the certificates and the key of one output. The first problem is the reference's verdict;
 * unlike it, the check goes on behind a certificate that is about to expire, and looks at every
 * block instead of only the first of each text.
 */
public final class TlsCheck {
  private static final Duration WARNING_TIME = Duration.ofDays(14);

  private final List<TlsProblem> problems = new ArrayList<>();
  private final List<Instant> ends = new ArrayList<>();
  private final Instant now;

  private TlsCheck(Instant now) {
    this.now = now;
  }

  /**
   * What was found.
   *
   * @param ends when the certificates in use end, in order
   */
  public record Result(List<TlsProblem> problems, List<Instant> ends) {
    public Result {
      problems = List.copyOf(problems);
      ends = List.copyOf(ends);
    }

    /** The next instant after this one at which the same material gets another verdict. */
    public Optional<Instant> nextChange(Instant now) {
      return ends.stream()
          .flatMap(end -> List.of(end.minus(WARNING_TIME), end.plusSeconds(1)).stream())
          .filter(now::isBefore)
          .min(Instant::compareTo);
    }
  }

  /**
   * Checks resolved texts. Null: there is no such field; empty: it refers to an empty value.
   *
   * @param ca certificates of authorities
   * @param cert the client's certificate chain; given if and only if {@code key} is
   */
  public static Result check(
      @Nullable String ca, @Nullable String cert, @Nullable String key, Instant now) {
    TlsCheck check = new TlsCheck(now);
    TlsMaterial authority = TlsMaterial.of(ca == null ? "" : ca);
    TlsMaterial chain = TlsMaterial.of(cert == null ? "" : cert);
    if (check.readable(authority, chain, cert != null, TlsMaterial.of(key == null ? "" : key))) {
      if (cert != null) {
        check.dates(chain.blocks().getFirst(), Part.CERT);
      }
      if (authority.isGiven()) {
        check.dates(authority.blocks().getFirst(), Part.CA);
        check.loadsAsAuthority(authority);
        check.laterBlocks(authority, Part.CA);
      }
      if (cert != null) {
        check.laterBlocks(chain, Part.CERT);
      }
    }
    return new Result(check.problems, check.ends);
  }

  /** Reads everything, up to the first problem. */
  private boolean readable(
      TlsMaterial authority, TlsMaterial chain, boolean pair, TlsMaterial secret) {
    if (chain.isNotPem()) {
      return invalid(Part.CERT, "failed to decode PEM block containing certificate");
    }
    if (chain.isGiven() && chain.blocks().getFirst().certificate().isEmpty()) {
      return invalid(Part.CERT, "failed to parse certificate");
    }
    if (secret.isNotPem()) {
      return invalid(Part.KEY, "failed to decode PEM block containing private key");
    }
    if (authority.isNotPem()) {
      return invalid(Part.CA, "failed to decode PEM block containing CA certificate");
    }
    if (authority.isGiven() && authority.blocks().getFirst().certificates().isEmpty()) {
      return invalid(Part.CA, "failed to parse CA certificate");
    }
    if (pair && !KeyPair.matches(chain.blocks(), secret.blocks())) {
      return invalid(Part.KEY, "certificate and private key do not match");
    }
    return true;
  }

  private boolean invalid(Part part, String text) {
    problems.add(new TlsProblem(Kind.INVALID, part, text, null, null));
    return false;
  }

  private void dates(PemBlock block, Part part) {
    String subject = part == Part.CA ? "TLS CA certificate" : "TLS certificate";
    for (ParsedCertificate certificate : block.certificates().orElse(List.of())) {
      Instant end = certificate.notAfter().toInstant();
      ends.add(end);
      if (part == Part.CA && !certificate.authority()) {
        invalid(part, "not a CA certificate");
      }
      if (now.isAfter(end)) {
        String text = subject + " expired on " + date(certificate);
        problems.add(new TlsProblem(Kind.EXPIRED, part, text, "renew it", end));
      } else if (!now.plus(WARNING_TIME).isBefore(end)) {
        String text =
            subject
                + " is about to expire, configured certificate is valid until "
                + date(certificate);
        problems.add(new TlsProblem(Kind.ABOUT_TO_EXPIRE, part, text, "renew it", end));
      }
    }
  }

  /** The collector takes blocks that hold exactly one certificate, and needs at least one. */
  private void loadsAsAuthority(TlsMaterial authority) {
    boolean usable =
        authority.blocks().stream()
            .anyMatch(block ->
                block.label().equals("CERTIFICATE")
                    && !block.headers()
                    && block.certificate().isPresent());
    if (!usable) {
      String text = "no block labelled CERTIFICATE with exactly one certificate";
      String hint = "put every certificate into its own BEGIN CERTIFICATE block";
      problems.add(new TlsProblem(Kind.WOULD_NOT_LOAD, Part.CA, text, hint, null));
    }
  }

  private void laterBlocks(TlsMaterial material, Part part) {
    List<PemBlock> blocks = material.blocks();
    for (int i = 1; i < blocks.size(); i++) {
      if (!blocks.get(i).label().equals("CERTIFICATE")) {
        continue;
      }
      Optional<ParsedCertificate> certificate = blocks.get(i).certificate();
      String which = "certificate " + (i + 1) + " of this value ";
      if (certificate.isEmpty()) {
        later(part, which + "cannot be read", null);
      } else {
        Instant end = certificate.get().notAfter().toInstant();
        if (now.isAfter(end)) {
          later(part, which + "expired on " + date(certificate.get()), end);
        } else {
          ends.add(end);
          if (!now.plus(WARNING_TIME).isBefore(end)) {
            later(part, which + "is about to expire, valid until " + date(certificate.get()), end);
          }
        }
      }
    }
  }

  private void later(Part part, String text, @Nullable Instant end) {
    problems.add(new TlsProblem(Kind.LATER_BLOCK, part, text, "renew or remove it", end));
  }

  /** In the certificate's own zone, mostly UTC. */
  private static LocalDate date(ParsedCertificate certificate) {
    return certificate.notAfter().toLocalDate();
  }
}
