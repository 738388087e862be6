package dev.kubectl.telemetry.api.schema;

import static dev.kubectl.telemetry.api.schema.FieldType.ANYTHING;
import static dev.kubectl.telemetry.api.schema.FieldType.BOOL;
import static dev.kubectl.telemetry.api.schema.FieldType.TEXT;
import static dev.kubectl.telemetry.api.schema.FieldType.TEXT_LIST;
import static dev.kubectl.telemetry.api.schema.FieldType.TEXT_MAP;
import static dev.kubectl.telemetry.api.schema.FieldType.WHOLE_NUMBER;
import static dev.kubectl.telemetry.api.schema.FieldType.listOf;
import static dev.kubectl.telemetry.api.schema.ObjectSchema.object;

/** Fields that Kubernetes itself defines: metadata, and the core kinds that we look into. */
public final class KubernetesSchema {
  private static final ObjectSchema OWNER_REFERENCE =
      object()
          .fieldWithZero("apiVersion", TEXT, "Group and version of the owner. Required.")
          .fieldWithZero("kind", TEXT, "Kind of the owner. Required.")
          .fieldWithZero("name", TEXT, "Name of the owner. Required.")
          .fieldWithZero("uid", TEXT, "Id of the owner. Required.")
          .field("controller", BOOL, "Whether the owner manages the object.")
          .fieldWithZero("blockOwnerDeletion", BOOL, "Whether the owner must wait.")
          .build();

  private static final ObjectSchema MANAGED_FIELDS =
      object()
          .field("manager", TEXT, "Who owns the fields.")
          .field("operation", TEXT, "How they came to be owned: `Apply` or `Update`.")
          .field("apiVersion", TEXT, "Version of the object whose fields these are.")
          .field("time", TEXT, "When the entry was written last.")
          .field("fieldsType", TEXT, "Always `FieldsV1`.")
          .field("fieldsV1", ANYTHING, "The fields.")
          .field("subresource", TEXT, "Through which part of the API, such as `status`.")
          .build();

  /** {@code metadata} of every object. */
  public static final ObjectSchema METADATA =
      object()
          .field("name", TEXT, "Name of the object, unique among those of its kind.")
          .field("generateName", TEXT, "Prefix from which the API server makes a name.")
          .field("namespace", TEXT, "Namespace of the object; cluster-scoped objects have none.")
          .field("labels", TEXT_MAP, "Keys and values by which objects are selected.")
          .field("annotations", TEXT_MAP, "Keys and values that tools store with the object.")
          .field("uid", TEXT, "Set by the API server.")
          .field("resourceVersion", TEXT, "Set by the API server.")
          .field("generation", WHOLE_NUMBER, "Set by the API server; counts changes of the spec.")
          .field("creationTimestamp", TEXT, "Set by the API server.")
          .field("deletionTimestamp", TEXT, "Set by the API server.")
          .fieldWithZero("deletionGracePeriodSeconds", WHOLE_NUMBER, "Set by the API server.")
          .field("finalizers", TEXT_LIST, "Who must agree before the object is deleted.")
          .field(
              "ownerReferences",
              listOf(OWNER_REFERENCE),
              "Objects whose deletion deletes this one.")
          .field(
              "managedFields",
              listOf(MANAGED_FIELDS),
              "Set by the API server; who owns which field.")
          .field("selfLink", TEXT, "No longer used.")
          .build();

  public static final ObjectSchema SECRET =
      typed()
          .field("type", TEXT, "What the Secret is for; `Opaque` when absent.")
          .field("immutable", BOOL, "Whether the data can no longer change.")
          .field("data", TEXT_MAP, "Values in base64, by key.")
          .field("stringData", TEXT_MAP, "Values as plain text, by key; wins over `data`.")
          .build();

  public static final ObjectSchema CONFIG_MAP =
      typed()
          .field("immutable", BOOL, "Whether the data can no longer change.")
          .field("data", TEXT_MAP, "Texts, by key.")
          .field("binaryData", TEXT_MAP, "Bytes in base64, by key.")
          .build();

  public static final ObjectSchema NAMESPACE =
      typed()
          .field("spec", ANYTHING, "Behaviour of the namespace.")
          .field("status", ANYTHING, "Set by the API server.")
          .build();

  private KubernetesSchema() {}

  /** An object with the three fields that all have. */
  static ObjectSchema.Builder typed() {
    return object()
        .field("apiVersion", TEXT, "Group and version of the kind.")
        .field("kind", TEXT, "What this object is.")
        .field("metadata", METADATA, "Name, labels and annotations.");
  }
}
