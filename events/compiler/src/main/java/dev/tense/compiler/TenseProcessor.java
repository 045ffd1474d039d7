package dev.tense.compiler;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Checks the rules of commands and events while javac compiles, and writes what it found.
 *
 * <p>A compilation with {@code -Atense.catalogue=true} owns all functions: each command must have its handler, and the result
 * is {@code META-INF/tense/catalogue.json}. Any other compilation hands its messages over in
 * {@code tense/messages.txt}, and what its doc comments say in {@code tense/descriptions.json}. Nothing is written when a rule is broken.
 */
@SupportedAnnotationTypes("*")
@SupportedOptions(TenseProcessor.CATALOGUE)
public final class TenseProcessor extends AbstractProcessor {
    static final String CATALOGUE = "tense.catalogue";

    private final SortedSet<String> seen = new TreeSet<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        remember(ElementFilter.typesIn(round.getRootElements()));
        if (round.processingOver()) {
            var ownsFunctions = Boolean.parseBoolean(processingEnv.getOptions().get(CATALOGUE));
            new Inspection(processingEnv, ownsFunctions, !round.errorRaised()).inspect(seen);
        }
        return false;
    }

    /** Remembers names, because javac renews its elements in each round. */
    private void remember(Iterable<? extends Element> types) {
        for (var type : types) {
            seen.add(((TypeElement) type).getQualifiedName().toString());
            remember(ElementFilter.typesIn(type.getEnclosedElements()));
        }
    }
}
