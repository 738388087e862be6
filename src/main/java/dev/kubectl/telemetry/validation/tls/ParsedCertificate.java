package dev.kubectl.telemetry.validation.tls;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What matters of one X.509 certificate. What is one and what is not is decided as Go's {@code
 * crypto/x509} does, because the reference and the collector do: Java's own reader refuses empty
 * names and old curves that work, and takes damaged extensions and negative serial numbers that do
 * not.
 *
 * @param notAfter in the zone that the certificate names, mostly UTC
 * @param authority whether it may sign others
 * @param selfSigned whether subject and issuer have the same name; no signature is checked
 * @param servers the names and addresses of the servers that may show it
 */
record ParsedCertificate(
    OffsetDateTime notAfter,
    boolean authority,
    boolean selfSigned,
    PublicKeyInfo key,
    List<String> servers) {
  private static final int NEWEST = 2;

  ParsedCertificate {
    servers = List.copyOf(servers);
  }

  /** The certificates that stand in these bytes one after the other, perhaps none. */
  static Optional<List<ParsedCertificate>> all(byte[] content) {
    List<ParsedCertificate> certificates = new ArrayList<>();
    DerReader der = DerReader.of(content);
    try {
      while (!der.isEmpty()) {
        certificates.add(read(der.read(DerReader.SEQUENCE)));
      }
    } catch (MalformedDer notOne) {
      return Optional.empty();
    }
    return Optional.of(List.copyOf(certificates));
  }

  private static ParsedCertificate read(DerReader certificate) throws MalformedDer {
    DerReader signed = certificate.read(DerReader.SEQUENCE);
    long version = version(signed);
    if (signed.readInteger().signum() < 0) {
      throw new MalformedDer();
    }
    algorithm(signed, certificate);
    byte[] issuer = name(signed);
    DerReader validity = signed.read(DerReader.SEQUENCE);
    DerTime.read(validity);
    OffsetDateTime notAfter = DerTime.read(validity);
    byte[] subject = name(signed);
    PublicKeyInfo key = PublicKeyInfo.read(signed.read(DerReader.SEQUENCE));
    CertificateExtensions extensions = extensions(signed, version);
    certificate.readBits();
    return new ParsedCertificate(
        notAfter,
        extensions.authority(),
        Arrays.equals(issuer, subject),
        key,
        extensions.servers());
  }

  /** Counted from 0. */
  private static long version(DerReader signed) throws MalformedDer {
    if (!signed.nextIs(DerReader.constructed(0))) {
      return 0;
    }
    DerReader content = signed.any();
    long version = content.readLong();
    if (version < 0 || version > NEWEST || !content.isEmpty()) {
      throw new MalformedDer();
    }
    return version;
  }

  /** Stands inside of what is signed, and again outside. */
  private static void algorithm(DerReader signed, DerReader certificate) throws MalformedDer {
    DerReader inner = signed.read(DerReader.SEQUENCE);
    if (!Arrays.equals(inner.rest(), certificate.read(DerReader.SEQUENCE).rest())) {
      throw new MalformedDer();
    }
    inner.readIdentifier();
    if (!inner.isEmpty()) {
      inner.any();
    }
  }

  private static byte[] name(DerReader signed) throws MalformedDer {
    byte[] name = signed.element(DerReader.SEQUENCE);
    DistinguishedName.check(name);
    return name;
  }

  private static CertificateExtensions extensions(DerReader signed, long version)
      throws MalformedDer {
    for (int unique = 1; unique <= 2 && version > 0; unique++) {
      if (signed.nextIs(DerReader.context(unique))) {
        signed.any();
      }
    }
    CertificateExtensions extensions = new CertificateExtensions();
    if (version == NEWEST && signed.nextIs(DerReader.constructed(3))) {
      extensions.readAll(signed.any().read(DerReader.SEQUENCE));
    }
    return extensions;
  }
}
