package dev.kubectl.telemetry.plan.saved;

import dev.kubectl.telemetry.api.Timestamp;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file form of a plan: {@code cli.kubectl-telemetry.dev/v1} {@code Plan}, in YAML. Fields are
 * only ever added to this version, so unknown ones are passed over.
 */
public final class SavedPlanFile {
  static final String API_VERSION = "cli.kubectl-telemetry.dev/v1";
  static final String KIND = "Plan";
  private static final String RULE = "plan";
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final SourceDocument document;
  private final List<Diagnostic> problems = new ArrayList<>();

  private SavedPlanFile(SourceDocument document) {
    this.document = document;
  }

  /** What a file turned out to be. */
  public sealed interface Reading {
    /** A plan. */
    record Read(SavedPlan plan) implements Reading {}

    /** None; each problem has its place. */
    record Wrong(List<Diagnostic> problems) implements Reading {
      public Wrong {
        problems = List.copyOf(problems);
      }
    }
  }

  public static String write(SavedPlan plan) {
    return YamlWriter.write(
        Tree.mapping()
            .put("apiVersion", API_VERSION)
            .put("kind", KIND)
            .put("createdAt", plan.createdAt().toString())
            .put("generator", plan.generator())
            .put(
                "cluster",
                Tree.mapping()
                    .put("server", plan.cluster().server())
                    .put("uid", plan.cluster().uid()))
            .put("namespace", plan.namespace())
            .put("changes", Tree.texts(plan.changes()))
            .put("effects", Tree.texts(plan.effects()))
            .put("decidedFrom", texts(plan.decidedFrom()))
            .put("objects", texts(plan.objects()))
            .put("desired", texts(plan.desired()))
            // The last one, so that a file that was cut off is no plan.
            .put(
                "digest",
                Tree.mapping()
                    .put("algorithm", Digests.ALGORITHM)
                    .put("iterations", plan.digests().iterations())
                    .put("salt", plan.digests().salt()))
            .build());
  }

  private static Tree.Mapping texts(Map<String, String> map) {
    Tree.Builder builder = Tree.mapping();
    map.forEach(builder::put);
    return builder.build();
  }

  /** Reads a file, all of it or nothing. */
  public static Reading read(SourceText source) {
    YamlFile file = YamlReader.read(source);
    List<Diagnostic> syntax =
        file.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    if (!syntax.isEmpty()) {
      return new Reading.Wrong(syntax);
    }
    if (file.documents().size() != 1) {
      return new Reading.Wrong(
          List.of(
              new Diagnostic(
                  RULE,
                  Severity.ERROR,
                  source.name(),
                  Span.NONE,
                  "expected one plan, but there are " + file.documents().size() + " documents",
                  "kubectl telemetry preview --out FILE writes one")));
    }
    SavedPlanFile reader = new SavedPlanFile(file.documents().getFirst());
    SavedPlan plan = reader.plan();
    return reader.problems.isEmpty() ? new Reading.Read(plan) : new Reading.Wrong(reader.problems);
  }

  private SavedPlan plan() {
    YamlNode root = document.root();
    String apiVersion = text(root, "apiVersion");
    String kind = text(root, "kind");
    if (problems.isEmpty() && !(apiVersion.equals(API_VERSION) && kind.equals(KIND))) {
      wrong(
          node(root, "apiVersion"),
          "expected a "
              + KIND
              + " of "
              + API_VERSION
              + ", but this is a "
              + kind
              + " of "
              + apiVersion,
          "kubectl telemetry preview --out FILE writes one; another release may write another"
              + " version");
    }
    YamlNode digest = node(root, "digest");
    YamlNode cluster = node(root, "cluster");
    Digests digests = digests(digest);
    return new SavedPlan(
        time(root),
        text(root, "generator"),
        new SavedPlan.Cluster(text(cluster, "server"), text(cluster, "uid")),
        text(root, "namespace"),
        digests,
        digests(root, "decidedFrom"),
        digests(root, "objects"),
        digests(root, "desired"),
        lines(root, "changes"),
        lines(root, "effects"));
  }

  private Instant time(YamlNode root) {
    return Timestamp.parse(text(root, "createdAt"))
        .orElseGet(() -> {
          wrong(node(root, "createdAt"), "expected a time such as 2026-04-01T12:00:00Z", null);
          return Instant.EPOCH;
        });
  }

  private Digests digests(YamlNode digest) {
    String algorithm = text(digest, "algorithm");
    String number = text(digest, "iterations");
    Digests digests =
        new Digests(
            text(digest, "salt"), number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0);
    if (problems.isEmpty() && !(algorithm.equals(Digests.ALGORITHM) && digests.areUsable())) {
      wrong(digest, "digests cannot be made in this way", "make a new plan");
    }
    return digests;
  }

  private SortedMap<String, String> digests(YamlNode root, String key) {
    SortedMap<String, String> digests = new TreeMap<>();
    YamlNode map = node(root, key);
    if (map instanceof YamlMapping mapping) {
      mapping
          .effective()
          .forEach((item, entry) -> {
            if (entry.value() instanceof YamlScalar digest
                && DIGEST.matcher(digest.text()).matches()) {
              digests.put(item, digest.text());
            } else {
              wrong(entry.value(), "expected a digest of 64 hexadecimal digits", null);
            }
          });
    } else if (problems.isEmpty()) {
      wrong(map, "expected names and their digests in `" + key + "`", null);
    }
    return digests;
  }

  private List<String> lines(YamlNode root, String key) {
    return node(root, key) instanceof YamlSequence sequence
        ? sequence.items().stream()
            .filter(YamlScalar.class::isInstance)
            .map(item -> ((YamlScalar) item).text())
            .toList()
        : List.of();
  }

  /** The value of a key; the whole where there is none, which has been said then. */
  private YamlNode node(YamlNode parent, String key) {
    YamlMapping.@Nullable Entry entry =
        parent instanceof YamlMapping mapping ? mapping.effective().get(key) : null;
    return entry == null ? parent : entry.value();
  }

  private String text(YamlNode parent, String key) {
    if (parent instanceof YamlMapping mapping
        && mapping.effective().get(key) instanceof YamlMapping.Entry entry
        && entry.value() instanceof YamlScalar scalar) {
      return scalar.text();
    }
    wrong(parent, "`" + key + "` is missing, or no text", "is this a plan?");
    return "";
  }

  private void wrong(YamlNode place, String message, @Nullable String hint) {
    problems.add(
        new Diagnostic(
            RULE, Severity.ERROR, document.source().name(), place.span(), message, hint));
  }
}
