package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@link AdmissionRules} about {@code spec.output}. */
final class OutputAdmission {
  private static final FieldPath OUTPUT = FieldPath.of("spec", "output");
  private static final FieldPath OTLP = ValueField.OTLP;
  private static final List<String> PROTOCOLS = List.of("grpc", "http");
  private static final List<String> COMPRESSIONS = List.of("none", "gzip", "snappy", "zstd");

  private final boolean alpha;
  private final List<Finding> findings = new ArrayList<>();

  private OutputAdmission(boolean alpha) {
    this.alpha = alpha;
  }

  /**
   * Checks an output.
   *
   * @param alpha whether the rules of v1alpha1 apply, where a value holder may hold nothing
   */
  static List<Finding> check(@Nullable Output output, boolean alpha) {
    OutputAdmission admission = new OutputAdmission(alpha);
    if (output == null) {
      admission.required(OUTPUT);
    } else if (output.otlp() == null) {
      admission.required(OTLP);
    } else {
      admission.otlp(output.otlp());
    }
    return List.copyOf(admission.findings);
  }

  private void otlp(Output.Otlp otlp) {
    oneOf(OTLP.key("protocol"), otlp.protocol(), PROTOCOLS);
    if (!alpha) {
      oneOf(OTLP.key("compression"), otlp.compression(), COMPRESSIONS);
    }
    requiredHolder(ValueField.ENDPOINT, otlp.endpoint());
    headers(otlp.headerList());
    authentication(otlp.authentication());
    tls(otlp.tls());
    boolean http = "http".equals(otlp.protocol());
    if (otlp.path() != null && !otlp.path().isEmpty() && !http) {
      combination(
          OTLP.key("path"), "Path is only available with HTTP protocol", "set protocol: http");
    }
    Output.Authentication authentication = otlp.authentication();
    boolean oauth2 = authentication != null && authentication.oauth2() != null;
    boolean insecure = otlp.tls() != null && Boolean.TRUE.equals(otlp.tls().insecure());
    if (oauth2 && insecure && !http) {
      combination(
          ValueField.TLS.key("insecure"),
          "OAuth2 authentication requires TLS when using gRPC protocol",
          "remove tls.insecure");
    }
  }

  private void headers(List<Output.Header> headers) {
    for (int i = 0; i < headers.size(); i++) {
      Output.Header header = headers.get(i);
      FieldPath path = ValueField.HEADERS.index(i);
      nonEmpty(path.key("name"), header.name());
      holder(path, header.value());
    }
  }

  private void authentication(Output.@Nullable Authentication authentication) {
    if (authentication == null) {
      return;
    }
    Output.Basic basic = authentication.basic();
    if (basic != null) {
      requiredHolder(ValueField.BASIC.key("user"), basic.user());
      requiredHolder(ValueField.BASIC.key("password"), basic.password());
    }
    Output.OAuth2 oauth2 = authentication.oauth2();
    if (oauth2 != null) {
      oauth2(oauth2);
    }
    if (basic != null && oauth2 != null) {
      combination(
          OTLP.key("authentication"), "Only one authentication method can be specified", null);
    }
  }

  private void oauth2(Output.OAuth2 oauth2) {
    FieldPath tokenUrl = ValueField.OAUTH2.key("tokenURL");
    // The quotes of these messages are the CRD's own.
    credential(tokenUrl, oauth2.tokenUrl(), "tokenURL' missing");
    credential(ValueField.OAUTH2.key("clientID"), oauth2.clientId(), "'clientID' missing");
    credential(
        ValueField.OAUTH2.key("clientSecret"), oauth2.clientSecret(), "clientSecret' missing");
    String url = oauth2.tokenUrl() == null ? null : oauth2.tokenUrl().value();
    if (url != null && !url.isEmpty() && !GoUrl.isRequestUri(url)) {
      combination(tokenUrl, "'tokenURL' must be a valid URL", "begin with https://");
    }
  }

  private void credential(FieldPath path, @Nullable ValueHolder holder, String missing) {
    requiredHolder(path, holder);
    boolean empty =
        holder != null
            && holder.valueFrom() == null
            && (holder.value() == null || holder.value().isEmpty());
    if (alpha && empty) {
      combination(path, missing, null);
    }
  }

  private void tls(Output.@Nullable Tls tls) {
    if (tls == null) {
      return;
    }
    optionalHolder(ValueField.TLS.key("ca"), tls.ca());
    optionalHolder(ValueField.TLS.key("cert"), tls.cert());
    optionalHolder(ValueField.TLS.key("key"), tls.key());
    if ((tls.cert() == null) != (tls.key() == null)) {
      combination(
          ValueField.TLS,
          "Can define either both 'cert' and 'key', or neither",
          "add the missing one");
    }
  }

  private void requiredHolder(FieldPath path, @Nullable ValueHolder holder) {
    if (holder == null) {
      required(path);
    }
    optionalHolder(path, holder);
  }

  private void optionalHolder(FieldPath path, @Nullable ValueHolder holder) {
    if (holder != null) {
      holder(path, holder);
    }
  }

  /** An empty value is present, for this purpose, in v1beta1 and absent in v1alpha1. */
  private void holder(FieldPath path, ValueHolder holder) {
    String value = holder.value();
    boolean from = holder.valueFrom() != null;
    boolean present = value != null;
    if (alpha) {
      if (value != null && !value.isEmpty() && from) {
        combination(path, "Only one of 'value' or 'valueFrom' can be set", "remove one");
      }
    } else if (present == from) {
      combination(
          path,
          "Exactly one of 'value' or 'valueFrom' must be set",
          present ? "remove one" : "add one");
    }
    if (holder.valueFrom() != null) {
      reference(path.key("valueFrom").key("secretKeyRef"), holder.valueFrom().secretKeyRef());
    }
  }

  private void reference(FieldPath path, @Nullable SecretKeyRef reference) {
    if (reference == null) {
      required(path);
      return;
    }
    nonEmpty(path.key("name"), reference.name());
    nonEmpty(path.key("namespace"), reference.namespace());
    nonEmpty(path.key("key"), reference.key());
  }

  private void nonEmpty(FieldPath path, @Nullable String text) {
    if (text == null) {
      required(path);
    } else if (text.isEmpty()) {
      findings.add(Finding.invalid(Rule.FORMAT, path, "must not be empty", null));
    }
  }

  private void oneOf(FieldPath path, @Nullable String text, List<String> words) {
    if (text != null && !words.contains(text)) {
      findings.add(
          Finding.invalid(Rule.ENUM, path, "must be one of " + String.join(", ", words), null));
    }
  }

  private void required(FieldPath path) {
    findings.add(Finding.invalid(Rule.REQUIRED, path, "is required", null));
  }

  private void combination(FieldPath path, String message, @Nullable String hint) {
    findings.add(Finding.invalid(Rule.COMBINATION, path, message, hint));
  }
}
