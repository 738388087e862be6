package dev.kubectl.telemetry.executable;

import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What a native executable must know of classes that libraries only reach by reflection, as a
 * {@code reachability-metadata.json}. A type that is missing here is not always an error in the
 * executable, it can be silently wrong: so whole families are listed, not what somebody has seen.
 *
 * <p>Each family has a condition: a type that is there when the library is used at all. An
 * executable that does not use it stays as small as it was.
 */
final class ReachabilityMetadata {
  private final Map<String, Tree> reflection = new TreeMap<>();

  /**
   * The types, and all types of the same packages that their data is made of, as Jackson sees it.
   */
  ReachabilityMetadata data(Class<?> condition, String packages, Class<?>... roots) {
    Deque<Class<?>> open = new ArrayDeque<>(List.of(roots));
    while (!open.isEmpty()) {
      Class<?> type = open.pop();
      if (type.getName().startsWith(packages) && !reflection.containsKey(type.getName())) {
        add(condition, type);
        parts(type).forEach(open::push);
      }
    }
    return this;
  }

  /** Exactly these. */
  ReachabilityMetadata types(Class<?> condition, Stream<Class<?>> types) {
    types.forEach(type -> add(condition, type));
    return this;
  }

  /** A proxy that a library makes. */
  ReachabilityMetadata proxy(Class<?> condition, Class<?>... interfaces) {
    List<String> names = Arrays.stream(interfaces).map(Class::getName).toList();
    Tree proxy = Tree.mapping().put("proxy", Tree.texts(names)).build();
    reflection.put("proxy " + names, entry(condition, proxy).build());
    return this;
  }

  String json(String... resources) {
    List<Tree> globs =
        Arrays.stream(resources)
            .<Tree>map(g -> Tree.mapping().put("glob", Tree.of(g)).build())
            .toList();
    return JsonWriter.write(
        Tree.mapping()
            .put("reflection", Tree.sequence(List.copyOf(reflection.values())))
            .put("resources", Tree.sequence(globs))
            .build());
  }

  /** Every class below a package in the jar, or the folder, that a type lies in. */
  static Stream<Class<?>> classesBeside(Class<?> beside, String below) {
    Path place = place(beside);
    if (!place.toString().endsWith(".jar")) {
      throw new IllegalArgumentException(beside + " is in no jar");
    }
    String folder = below.replace('.', '/') + "/";
    List<Class<?>> classes = new ArrayList<>();
    try (JarFile jar = new JarFile(place.toFile())) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
          .map(name -> name.replaceFirst("\\.class$", "").replace('/', '.'))
          .sorted()
          .forEach(name -> classes.add(named(name, beside.getClassLoader())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes.stream();
  }

  /** The jar or folder that a type lies in. */
  static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Class<?> named(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void add(Class<?> condition, Class<?> type) {
    reflection.put(
        type.getName(),
        entry(condition, Tree.of(type.getName()))
            .put("allDeclaredConstructors", Tree.of(true))
            .put("allDeclaredMethods", Tree.of(true))
            .put("allDeclaredFields", Tree.of(true))
            .build());
  }

  private static Tree.Builder entry(Class<?> condition, Tree type) {
    Tree reached = Tree.mapping().put("typeReached", Tree.of(condition.getName())).build();
    return Tree.mapping().put("condition", reached).put("type", type);
  }

  /** Types of fields, of what methods take and give, of annotations' arguments, and above it. */
  private static List<Class<?>> parts(Class<?> type) {
    List<Class<?>> parts = new ArrayList<>(List.of(type.getDeclaredClasses()));
    parts.addAll(List.of(type.getInterfaces()));
    if (type.getSuperclass() != null) {
      parts.add(type.getSuperclass());
    }
    annotated(type, parts);
    for (Field field : type.getDeclaredFields()) {
      classes(field.getGenericType(), parts);
      annotated(field, parts);
    }
    for (Method method : type.getDeclaredMethods()) {
      boolean accessor = method.getName().matches("(get|is|set)[A-Z].*");
      if (accessor) {
        classes(method.getGenericReturnType(), parts);
        Arrays.stream(method.getGenericParameterTypes()).forEach(p -> classes(p, parts));
      }
      annotated(method, parts);
    }
    return parts;
  }

  private static void classes(Type type, List<Class<?>> found) {
    switch (type) {
      case Class<?> plain -> found.add(plain.isArray() ? plain.getComponentType() : plain);
      case ParameterizedType generic -> {
        classes(generic.getRawType(), found);
        Arrays.stream(generic.getActualTypeArguments()).forEach(part -> classes(part, found));
      }
      case GenericArrayType array -> classes(array.getGenericComponentType(), found);
      case WildcardType wildcard ->
          Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> classes(bound, found));
      default -> {}
    }
  }

  /** Serializers and the like that annotations name. */
  private static void annotated(AnnotatedElement element, List<Class<?>> found) {
    for (Annotation annotation : element.getAnnotations()) {
      for (Method argument : annotation.annotationType().getDeclaredMethods()) {
        try {
          Object value = argument.invoke(annotation);
          if (value instanceof Class<?> type) {
            found.add(type);
          } else if (value instanceof Class<?>[] types) {
            found.addAll(List.of(types));
          }
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
