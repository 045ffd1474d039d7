package dev.tense.compiler;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Reports broken rules as errors of the compilation, and knows whether there was one. */
final class Problems {
    private final Messager messager;
    private boolean some;

    Problems(Messager messager) {
        this.messager = messager;
    }

    /** Reports at an element of the sources; javac leaves out the position of one that comes from the class path. */
    void report(Element at, String problem) {
        some = true;
        messager.printMessage(Diagnostic.Kind.ERROR, problem, at);
    }

    boolean none() {
        return !some;
    }
}
