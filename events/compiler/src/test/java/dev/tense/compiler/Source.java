package dev.tense.compiler;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A Java file in memory. */
final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String packageName, String typeName, String text) {
        super(URI.create("memory:///" + packageName.replace('.', '/') + "/" + typeName + ".java"), Kind.SOURCE);
        this.text = text;
    }

    String text() {
        return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
