package dev.tense.check.rights;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The categories of streams that a method names: by a constant, or by a {@code StreamType} that a static field holds. */
record StreamNames(Code code) {
    private static final String TYPE = "dev/tense/messaging/StreamType";
    private static final Set<String> BEGIN_WITH_A_CATEGORY = Set.of(TYPE, "dev/tense/messaging/StreamId");

    /** None when it names them by variables alone. */
    List<String> in(MethodId method) {
        return named(code.instructions(method)).distinct().sorted().toList();
    }

    private Stream<String> named(List<Instruction> instructions) {
        return Stream.concat(
                IntStream.range(0, instructions.size() - 2)
                        .filter(index -> instructions.get(index) instanceof NewObjectInstruction made
                                && BEGIN_WITH_A_CATEGORY.contains(
                                        made.className().asInternalName()))
                        .mapToObj(index -> instructions.get(index + 2)) // behind the one that doubles the new object
                        .flatMap(StreamNames::constant),
                instructions.stream().filter(StreamNames::readsAType).flatMap(read -> heldBy((FieldInstruction) read)));
    }

    private static Stream<String> constant(Instruction first) {
        return first instanceof ConstantInstruction constant && constant.constantValue() instanceof String text
                ? Stream.of(text)
                : Stream.empty();
    }

    private static boolean readsAType(Instruction instruction) {
        return instruction instanceof FieldInstruction field
                && field.opcode() == Opcode.GETSTATIC
                && field.type().equalsString("L" + TYPE + ";");
    }

    /** What the static initialiser of its class names on the way to a field. */
    private Stream<String> heldBy(FieldInstruction read) {
        var way = new ArrayList<Instruction>();
        var initialiser = new MethodId(read.owner().asInternalName(), "<clinit>", "()V");
        for (Instruction instruction : code.instructions(initialiser)) {
            if (instruction instanceof FieldInstruction field && field.opcode() == Opcode.PUTSTATIC) {
                if (field.name().equals(read.name())) {
                    return named(way);
                }
                way.clear();
            } else {
                way.add(instruction);
            }
        }
        return Stream.empty();
    }
}
