package dev.kubectl.telemetry.ottl.syntax;

import java.util.Optional;

/** The names a parser may suggest. The grammar does not depend on them; only wording does. */
public interface Vocabulary {
  /** Whether an editor of this name exists. */
  boolean isEditor(String name);

  /** The converter with this name when capitals and underscores are ignored. */
  Optional<String> converterLike(String name);

  /** The editor with this name when capitals and underscores are ignored. */
  Optional<String> editorLike(String name);
}
