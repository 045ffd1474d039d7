package dev.tense.check.rights;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which methods may run once some others do. A lambda and a method reference count as called where they are made. The kernel is not
 * entered: what it does for whoever calls it, {@link TableUse} knows; and whom the command bus calls, handlers declare.
 */
record Reach(Code code) {
    private static final String OURS = "dev/tense/";
    private static final String KERNEL = OURS + "messaging/";

    Set<MethodId> from(Collection<MethodId> roots) {
        var reached = new LinkedHashSet<>(roots);
        var left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            next(left.remove()).filter(reached::add).forEach(left::add);
        }
        return reached;
    }

    private Stream<MethodId> next(MethodId method) {
        return code.instructions(method).stream()
                .flatMap(Reach::calls)
                .filter(called ->
                        called.owner().startsWith(OURS) && !called.owner().startsWith(KERNEL))
                .flatMap(called -> Stream.concat(code.targets(called).stream(), made(called)));
    }

    private Stream<MethodId> made(MethodId called) {
        return called.name().equals("<init>") ? code.callbacks(called.owner()) : Stream.empty();
    }

    /** What an instruction calls, or hands to somebody who may call it. */
    static Stream<MethodId> calls(Instruction instruction) {
        return switch (instruction) {
            case InvokeInstruction call -> Stream.of(MethodId.of(call));
            case InvokeDynamicInstruction made ->
                made.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(handle -> MethodId.of((DirectMethodHandleDesc) handle));
            default -> Stream.empty();
        };
    }
}
