package dev.kubectl.telemetry.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.validation.SecretReferences;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All secret values that two states know, to take them out of messages: a condition may quote the
 * address that stands in a Secret.
 */
public final class SecretTexts {
  /** Hiding every letter that somebody took for a password would leave no text to read. */
  private static final int SHORTEST = 3;

  private final Set<String> longestFirst =
      new TreeSet<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  public static SecretTexts of(ObservedState... states) {
    SecretTexts texts = new SecretTexts();
    for (ObservedState state : states) {
      Set<SecretKeyRef> seen = new HashSet<>();
      for (MetricPipeline pipeline : state.pipelines()) {
        for (SecretKeyRef reference : SecretReferences.of(pipeline)) {
          if (seen.add(reference)) {
            texts.read(state.secrets(), reference);
          }
        }
        Output output = pipeline.spec().output();
        if (output != null && output.otlp() != null) {
          texts.inline(output.otlp());
        }
      }
    }
    return texts;
  }

  private void read(SecretSource secrets, SecretKeyRef reference) {
    String namespace = reference.namespace();
    String name = reference.name();
    String key = reference.key();
    if (namespace != null
        && name != null
        && key != null
        && secrets.find(namespace, name)
            instanceof SecretSource.Lookup.Found(SecretSource.SecretData data)) {
      data.value(key).ifPresent(value -> add(new String(value, UTF_8)));
    }
  }

  private void inline(Output.Otlp otlp) {
    Output.Authentication authentication = otlp.authentication();
    if (authentication != null && authentication.basic() != null) {
      addAll(authentication.basic().user(), authentication.basic().password());
    }
    if (authentication != null && authentication.oauth2() != null) {
      addAll(authentication.oauth2().clientId(), authentication.oauth2().clientSecret());
      if (authentication.oauth2().params() != null) {
        authentication.oauth2().params().values().forEach(this::add);
      }
    }
    otlp.headerList().forEach(header -> addAll(header.value()));
    if (otlp.tls() != null) {
      addAll(otlp.tls().key(), otlp.tls().cert());
    }
  }

  private void addAll(@Nullable ValueHolder... holders) {
    Arrays.stream(holders)
        .forEach(holder -> {
          if (holder != null && holder.value() != null) {
            add(holder.value());
          }
        });
  }

  /** A message may quote the value as it is, or without what surrounds it. */
  private void add(String value) {
    for (String text : new String[] {value, value.strip()}) {
      if (text.length() >= SHORTEST) {
        longestFirst.add(text);
      }
    }
  }

  /** The text without any of the values. */
  public String hide(String text) {
    String shown = text;
    for (String value : longestFirst) {
      shown = shown.replace(value, Sensitive.SHOWN);
    }
    return shown;
  }
}
