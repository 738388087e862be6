package dev.kubectl.telemetry.api.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one object, and what people write there by mistake.
 *
 * @param fields in the order in which we show and write them
 * @param traps by field names that do not exist here: what to do instead, a hint of one sentence
 */
public record ObjectSchema(List<Field> fields, Map<String, String> traps) {
  public ObjectSchema {
    fields = List.copyOf(fields);
    traps = Collections.unmodifiableMap(new LinkedHashMap<>(traps));
  }

  public Optional<Field> field(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  public static Builder object() {
    return new Builder();
  }

  /** Collects the fields of one object in order. */
  public static final class Builder {
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, String> traps = new LinkedHashMap<>();

    private Builder() {}

    public Builder field(String name, FieldType type, String description) {
      fields.add(new Field(name, type, description, false));
      return this;
    }

    public Builder field(String name, ObjectSchema type, String description) {
      return field(name, new FieldType.ObjectOf(type), description);
    }

    /** A field whose zero value says something other than its absence. */
    public Builder fieldWithZero(String name, FieldType type, String description) {
      fields.add(new Field(name, type, description, true));
      return this;
    }

    /** A name that is often written here and does not exist. */
    public Builder trap(String name, String hint) {
      traps.put(name, hint);
      return this;
    }

    public ObjectSchema build() {
      return new ObjectSchema(fields, traps);
    }
  }
}
