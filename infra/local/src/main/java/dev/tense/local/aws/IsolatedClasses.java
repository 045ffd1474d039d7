package dev.tense.local.aws;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Loads some packages anew, so that what they keep in static fields belongs to one instance alone. */
final class IsolatedClasses extends ClassLoader {
    private final List<String> prefixes;

    IsolatedClasses(ClassLoader parent, List<String> prefixes) {
        super(parent);
        this.prefixes = List.copyOf(prefixes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (prefixes.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
