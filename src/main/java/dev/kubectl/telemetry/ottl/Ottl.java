package dev.kubectl.telemetry.ottl;

import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.Context;
import dev.kubectl.telemetry.ottl.catalogue.FunctionSet;
import dev.kubectl.telemetry.ottl.check.Inference;
import dev.kubectl.telemetry.ottl.check.Located;
import dev.kubectl.telemetry.ottl.check.Loops;
import dev.kubectl.telemetry.ottl.check.Names;
import dev.kubectl.telemetry.ottl.check.Suspicion;
import dev.kubectl.telemetry.ottl.check.TextChecker;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.syntax.Expected;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import dev.kubectl.telemetry.ottl.syntax.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the OTTL of filter and transform entries.
 *
 * <p>There are two judges with different rules. The admission webhook infers one context for all
 * conditions of a filter entry, the collector one for each; for a transform the collector parses
 * the conditions in the context of the statements. What only one of them refuses is reported with
 * its {@link Side}.
 */
public final class Ottl {
  private final Catalogue catalogue;
  private final Entry entry = new Entry();

  /** What was checked once need not be checked again for the other judge. */
  private final IdentityHashMap<ParsedText, Map<Names, TextChecker.Result>> results =
      new IdentityHashMap<>();

  private Ottl(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Judges a filter entry: data matching any of the conditions is dropped. */
  public static EntryVerdict checkFilter(List<String> conditions) {
    return checkFilter(conditions, Catalogue.current());
  }

  /** The same for another collector version. */
  public static EntryVerdict checkFilter(List<String> conditions, Catalogue catalogue) {
    return checkFilter(ParsedEntry.of(conditions, List.of(), catalogue), catalogue);
  }

  /** The same for texts that were read with that version's catalogue. */
  public static EntryVerdict checkFilter(ParsedEntry texts, Catalogue catalogue) {
    return new Ottl(catalogue).filter(texts.conditions());
  }

  /** Judges a transform entry: the statements run where any of the conditions matches. */
  public static EntryVerdict checkTransform(List<String> conditions, List<String> statements) {
    return checkTransform(conditions, statements, Catalogue.current());
  }

  /** The same for another collector version. */
  public static EntryVerdict checkTransform(
      List<String> conditions, List<String> statements, Catalogue catalogue) {
    return checkTransform(ParsedEntry.of(conditions, statements, catalogue), catalogue);
  }

  /** The same for texts that were read with that version's catalogue. */
  public static EntryVerdict checkTransform(ParsedEntry texts, Catalogue catalogue) {
    return new Ottl(catalogue).transform(texts.conditions(), texts.statements());
  }

  /** What may stand at an offset, in code points, of a text; for completion in an editor. */
  public static List<Expected> expectedAt(TextKind kind, String text, int offset) {
    return Parser.expectedAt(text, kind == TextKind.STATEMENT, offset, Catalogue.current());
  }

  private EntryVerdict filter(List<ParsedText> texts) {
    List<Entry.Text> conditions = Entry.read(texts, TextKind.CONDITION, catalogue);
    boolean accepted = readable(conditions);
    Context context = null;
    if (accepted && !conditions.isEmpty()) {
      context = admit(conditions, conditions, FunctionSet.CONDITIONS);
      accepted = context != null;
    }
    boolean started = true;
    for (Entry.Text condition : conditions) {
      started &= start(condition);
    }
    advise(conditions, context);
    return verdict(accepted, started, context, null);
  }

  private EntryVerdict transform(List<ParsedText> conditionTexts, List<ParsedText> statementTexts) {
    List<Entry.Text> statements = Entry.read(statementTexts, TextKind.STATEMENT, catalogue);
    List<Entry.Text> conditions = Entry.read(conditionTexts, TextKind.CONDITION, catalogue);
    List<Entry.Text> all = new ArrayList<>(statements);
    all.addAll(conditions);
    Context context = null;
    Context conditionsContext = null;
    boolean accepted = readable(all);
    if (accepted) {
      context = admit(all, statements, FunctionSet.STATEMENTS);
      if (!conditions.isEmpty()) {
        conditionsContext = admit(conditions, conditions, FunctionSet.CONDITIONS);
      }
      accepted = context != null && (conditions.isEmpty() || conditionsContext != null);
    }
    boolean started = startTransform(all, statements, conditions);
    advise(all, context);
    return verdict(accepted, started, context, conditionsContext);
  }

  private EntryVerdict verdict(
      boolean accepted, boolean started, @Nullable Context context, @Nullable Context conditions) {
    return new EntryVerdict(
        accepted,
        started,
        accepted ? context : null,
        accepted ? conditions : null,
        entry.problems());
  }

  private boolean readable(List<Entry.Text> texts) {
    boolean readable = true;
    for (Entry.Text text : texts) {
      for (Finding finding : text.written().findings()) {
        entry.add(text, Side.ADMISSION, finding);
        readable = false;
      }
    }
    return readable;
  }

  /** The webhook: infers a context from some texts and checks others in it; null if it refuses. */
  private @Nullable Context admit(
      List<Entry.Text> inferred, List<Entry.Text> checked, FunctionSet functions) {
    Inference inference = Inference.of(catalogue, functions, Entry.written(inferred));
    for (Located located : inference.findings()) {
      report(inferred, located, Side.ADMISSION);
    }
    Context context = inference.context() != null ? inference.context() : inference.candidate();
    boolean intact = inference.context() != null;
    if (context != null) {
      for (Entry.Text text : checked) {
        Names names = new Names(catalogue, functions, context);
        for (Finding finding : check(text.written(), names).findings()) {
          entry.add(text, Side.ADMISSION, finding);
          intact = false;
        }
      }
    }
    return intact ? inference.context() : null;
  }

  /** The collector on a filter condition, which it judges alone. */
  private boolean start(Entry.Text condition) {
    List<Entry.Text> alone = List.of(condition);
    if (!loadable(alone)) {
      return false;
    }
    FunctionSet functions = FunctionSet.COLLECTOR_CONDITIONS;
    Inference inference = Inference.of(catalogue, functions, Entry.loaded(alone));
    for (Located located : inference.findings()) {
      Finding finding = located.finding();
      String message =
          finding.message() + "; the collector judges each condition alone and does not start";
      report(
          alone,
          new Located(0, new Finding(finding.category(), finding.range(), message, finding.hint())),
          Side.COLLECTOR_START);
    }
    Context context = inference.context();
    return context != null && run(alone, new Names(catalogue, functions, context));
  }

  private boolean startTransform(
      List<Entry.Text> all, List<Entry.Text> statements, List<Entry.Text> conditions) {
    if (!loadable(all)) {
      return false;
    }
    Inference inference = Inference.of(catalogue, FunctionSet.STATEMENTS, Entry.loaded(all));
    for (Located located : inference.findings()) {
      report(all, located, Side.COLLECTOR_START);
    }
    Context context = inference.context();
    if (context == null) {
      return false;
    }
    boolean started = run(statements, new Names(catalogue, FunctionSet.STATEMENTS, context));
    started &= run(conditions, new Names(catalogue, FunctionSet.COLLECTOR_CONDITIONS, context));
    if (started && context == Context.METRIC) {
      for (Located located : Loops.check(Entry.loaded(statements), Entry.loaded(conditions))) {
        report(statements, located, Side.RUN_TIME);
      }
    }
    return started;
  }

  private boolean run(List<Entry.Text> texts, Names names) {
    boolean started = true;
    for (Entry.Text text : texts) {
      TextChecker.Result result = check(text.loaded(), names);
      for (Finding finding : result.findings()) {
        entry.addLoaded(text, Side.COLLECTOR_START, finding);
        started = false;
      }
      result.crashes().forEach(crash -> entry.addLoaded(text, Side.RUN_TIME, crash));
    }
    return started;
  }

  private TextChecker.Result check(ParsedText text, Names names) {
    return results
        .computeIfAbsent(text, _ -> new HashMap<>())
        .computeIfAbsent(names, _ -> TextChecker.check(text, names));
  }

  private boolean loadable(List<Entry.Text> texts) {
    boolean loadable = true;
    for (Entry.Text text : texts) {
      for (Finding finding : text.loaded().findings()) {
        entry.addLoaded(text, Side.COLLECTOR_START, finding);
        loadable = false;
      }
    }
    return loadable;
  }

  private void advise(List<Entry.Text> texts, @Nullable Context context) {
    for (Entry.Text text : texts) {
      text.loading().findings().forEach(finding -> entry.add(text, Side.ADVICE, finding));
      if (context != null && text.readable()) {
        Names names = new Names(catalogue, FunctionSet.STATEMENTS, context);
        Suspicion.check(text.written(), names).forEach(f -> entry.add(text, Side.ADVICE, f));
      }
    }
  }

  private void report(List<Entry.Text> texts, Located located, Side side) {
    if (texts.isEmpty()) {
      Finding finding = located.finding();
      entry.add(
          new Problem(
              TextKind.STATEMENT,
              0,
              Span.NONE,
              finding.category(),
              side,
              finding.message(),
              finding.hint()));
      return;
    }
    Entry.Text text = texts.get(located.text());
    if (side == Side.ADMISSION) {
      entry.add(text, side, located.finding());
    } else {
      entry.addLoaded(text, side, located.finding());
    }
  }
}
