package dev.kubectl.telemetry.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every rule about one pipeline, in the order in which findings are listed. */
public enum Rule {
  /** References to Secrets name something that exists. */
  SECRET_REFERENCE(Group.REFERENCE),
  /** The endpoint fits its protocol. */
  ENDPOINT(Group.REFERENCE),
  /** Certificates and keys can be read and belong together. */
  TLS(Group.REFERENCE),
  /** Certificates are valid now. */
  TLS_EXPIRY(Group.REFERENCE),
  /** Transforms are valid OTTL. */
  TRANSFORM(Group.REFERENCE),
  /** Filters are valid OTTL. */
  FILTER(Group.REFERENCE),

  /** What must be there is there. */
  REQUIRED(Group.ADMISSION),
  /** A text is one of a few words. */
  ENUM(Group.ADMISSION),
  /** A text has the right form and length. */
  FORMAT(Group.ADMISSION),
  /** Fields fit together. */
  COMBINATION(Group.ADMISSION),
  /** The name of the pipeline is one that Kubernetes takes. */
  NAME(Group.ADMISSION),

  /** A value holder has a value or a reference. */
  EMPTY_VALUE(Group.OURS),
  /** A value fits into an environment variable. */
  VALUE_TEXT(Group.OURS),
  /** No stray white space around or inside a value. */
  VALUE_WHITE_SPACE(Group.OURS),
  /** The exporter takes the endpoint. */
  EXPORTER_ENDPOINT(Group.OURS),
  /** A path can be joined to the endpoint. */
  PATH(Group.OURS),
  /** Header names are names, each once. */
  HEADER_NAME(Group.OURS),
  /** OAuth2 parts survive the collector's configuration. */
  OAUTH2(Group.OURS),
  /** Certificates load in the collector, also the ones after the first. */
  TLS_MATERIAL(Group.OURS),
  /** A server's own certificate is one for the host that is called. */
  CERTIFICATE_HOST(Group.OURS),
  /** OTTL that the collector itself takes, without reading its environment. */
  OTTL_COLLECTOR(Group.OURS),
  /** The texts of one pipeline leave room for the others. */
  SIZE(Group.OURS);

  /** Where a rule comes from. */
  public enum Group {
    /** The reference's own checks, with its verdicts and texts. */
    REFERENCE,
    /** What the schema and the CEL rules of the CRD refuse. */
    ADMISSION,
    /** Ours: the reference lets these through, and users or their neighbours pay for it. */
    OURS
  }

  private final Group group;

  Rule(Group group) {
    this.group = group;
  }

  public Group group() {
    return group;
  }

  /** Whether the reference checks this before it counts the pipelines that may run (C1). */
  public boolean precedesTheLimit() {
    return compareTo(TRANSFORM) < 0;
  }

  /** Stable name, as in reports and suppressions: {@code secret-reference}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule with this name. */
  public static Optional<Rule> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }
}
