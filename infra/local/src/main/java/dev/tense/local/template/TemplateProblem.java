package dev.tense.local.template;

/** What is wrong with a template: the file, the resource, the property, and what to do. */
public final class TemplateProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    TemplateProblem(String place, String problem) {
        super(place + ": " + problem);
    }
}
