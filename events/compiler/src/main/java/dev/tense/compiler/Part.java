package dev.tense.compiler;

import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.type.TypeMirror;

/** A type somewhere inside a message: reached through a component of it, along a path of component names. */
record Part(RecordComponentElement component, String path, String name, TypeMirror type) {
    /** A component of what this part holds. */
    Part inner(String component, TypeMirror type) {
        return new Part(this.component, path + "." + component, component, type);
    }

    /** What this part holds without being named: an element of a list, a case of a sealed type. */
    Part inner(TypeMirror type) {
        return new Part(component, path, name, type);
    }
}
