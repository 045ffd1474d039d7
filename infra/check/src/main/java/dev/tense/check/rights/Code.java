package dev.tense.check.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The classes of a folder: which methods they have, and which of them a call may come to. */
final class Code {
    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<MethodId, List<Instruction>> instructions = new HashMap<>();
    private final Map<MethodId, List<MethodId>> targets = new HashMap<>();

    private Code() {}

    static Code in(Path folder) {
        var code = new Code();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(file);
                code.classes.put(model.thisClass().asInternalName(), model);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return code;
    }

    Optional<ClassModel> type(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    List<Instruction> instructions(MethodId method) {
        return instructions.computeIfAbsent(method, this::read);
    }

    private List<Instruction> read(MethodId method) {
        return model(method).flatMap(MethodModel::code).stream()
                .flatMap(code -> code.elementStream())
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
    }

    /** Every method that a call may run: the one that is named or inherited, and those that override it. */
    List<MethodId> targets(MethodId called) {
        return targets.computeIfAbsent(
                called,
                method -> Stream.concat(inherited(method).stream(), overriding(method))
                        .toList());
    }

    private Optional<MethodId> inherited(MethodId called) {
        Optional<String> owner = Optional.of(called.owner());
        while (owner.isPresent()) {
            MethodId here = called.in(owner.get());
            if (model(here).isPresent()) {
                return Optional.of(here);
            }
            owner = type(owner.get()).flatMap(ClassModel::superclass).map(above -> above.asInternalName());
        }
        return Optional.empty();
    }

    private Stream<MethodId> overriding(MethodId called) {
        return classes.keySet().stream()
                .filter(name -> !name.equals(called.owner()) && isA(name, called.owner()))
                .map(called::in)
                .filter(method -> model(method).isPresent());
    }

    private boolean isA(String name, String wanted) {
        return name.equals(wanted) || type(name).stream().flatMap(Code::above).anyMatch(above -> isA(above, wanted));
    }

    private static Stream<String> above(ClassModel type) {
        return Stream.concat(type.superclass().stream(), type.interfaces().stream())
                .map(entry -> entry.asInternalName());
    }

    /** The methods that whoever gets an object of this class may call by an interface that is not ours. */
    Stream<MethodId> callbacks(String name) {
        boolean hasForeign = type(name).stream()
                .flatMap(type -> type.interfaces().stream())
                .anyMatch(each -> !each.asInternalName().startsWith("dev/tense/"));
        return hasForeign ? methods(name) : Stream.empty();
    }

    /** All methods of a class. */
    Stream<MethodId> methods(String name) {
        return type(name).stream()
                .flatMap(type -> type.methods().stream())
                .map(method -> new MethodId(
                        name,
                        method.methodName().stringValue(),
                        method.methodType().stringValue()));
    }

    private Optional<MethodModel> model(MethodId method) {
        return type(method.owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(each -> each.methodName().equalsString(method.name())
                        && each.methodType().equalsString(method.type()))
                .findFirst();
    }
}
