package dev.tense.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The code of this project with a planted bug: every class of ours is loaded anew, the changed one as it was compiled here. */
final class BuggyCode extends ClassLoader {
    private static final String OURS = "dev.tense.";

    private final Map<String, byte[]> changed;

    private BuggyCode(Map<String, byte[]> changed) {
        super(BuggyCode.class.getClassLoader());
        this.changed = changed;
    }

    /** Compiles the class with the bug; one that does not compile is a mistake of ours. */
    static BuggyCode of(PlantedBug bug) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = new InMemory(compiler.getStandardFileManager(null, null, null))) {
            boolean compiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-parameters", "-classpath", classPath()),
                            null,
                            List.of(new Source(bug)))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(bug.name() + " does not compile: " + said);
            }
            return new BuggyCode(files.classes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Surefire keeps the class path of the tests here, because it starts them from a jar that only names it. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = changed.getOrDefault(name, new byte[0]);
        if (code.length == 0) {
            code = original(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (var code = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return code.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(PlantedBug bug) {
            super(URI.create("bug:///" + bug.type().replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = bug.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps compiled classes in memory. */
    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        InMemory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String className,
                JavaFileObject.Kind kind,
                javax.tools.FileObject sibling) {
            var bytes = new ByteArrayOutputStream();
            written.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("class:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            var classes = new HashMap<String, byte[]>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }
}
