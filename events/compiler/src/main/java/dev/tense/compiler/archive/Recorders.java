package dev.tense.compiler.archive;

import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The code at the beginning of a recorded method that makes recorders without arguments, each for a variable of its own. */
final class Recorders {
    /** {@code new}, {@code dup}, {@code invokespecial}, {@code astore}. */
    private static final int INSTRUCTIONS = 4;

    private Recorders() {}

    /** The same code, with the recorders made in the order of their names. */
    static List<CodeElement> inOrder(List<CodeElement> code) {
        int begin = 0;
        while (begin < code.size() && !(code.get(begin) instanceof NewObjectInstruction)) {
            begin++;
        }
        int end = begin;
        var made = new ArrayList<List<CodeElement>>();
        while (end + INSTRUCTIONS <= code.size() && isMade(code.subList(end, end + INSTRUCTIONS))) {
            made.add(code.subList(end, end + INSTRUCTIONS));
            end += INSTRUCTIONS;
        }
        made.sort(Comparator.comparing(Recorders::name));
        var ordered = new ArrayList<>(code.subList(0, begin));
        made.forEach(ordered::addAll);
        ordered.addAll(code.subList(end, code.size()));
        return ordered;
    }

    private static boolean isMade(List<CodeElement> code) {
        return code.get(0) instanceof NewObjectInstruction
                && code.get(1) instanceof StackInstruction
                && code.get(2) instanceof InvokeInstruction constructor
                && constructor.type().stringValue().equals("()V")
                && code.get(3) instanceof StoreInstruction;
    }

    private static String name(List<CodeElement> made) {
        return ((NewObjectInstruction) made.getFirst()).className().asInternalName();
    }
}
