package dev.tense.compiler.archive;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The classes in which Quarkus keeps what its build steps recorded. Steps run in parallel, and chance decides how the values are
 * called that one class puts down and another takes up, in which order a class makes its recorders, and how it counts its constants.
 * All classes of an archive are settled together, because they know values by the same names.
 */
final class Recorded {
    private static final String FOLDER = "io/quarkus/runner/recorded/";
    private static final Pattern VALUE = Pattern.compile("proxykey\\d+");

    private final ClassFile classFile = ClassFile.of(ConstantPoolSharingOption.NEW_POOL);

    /** What each value is called from now on: by the place where it is first met. */
    private final Map<String, String> names = new HashMap<>();

    /** Settles them among other files, which stay as they are. */
    void settle(SortedMap<String, byte[]> files) {
        files.replaceAll(
                (name, content) -> name.startsWith(FOLDER) && name.endsWith(".class") ? settled(content) : content);
    }

    private byte[] settled(byte[] type) {
        return classFile.transformClass(
                classFile.parse(type),
                ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(Settling::new)));
    }

    /** One method: waits for all of its code before it writes any. */
    private final class Settling implements CodeTransform {
        private final List<CodeElement> code = new ArrayList<>();

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            code.add(element);
        }

        @Override
        public void atEnd(CodeBuilder builder) {
            Recorders.inOrder(code).forEach(element -> write(builder, element));
        }

        private void write(CodeBuilder builder, CodeElement element) {
            if (element instanceof LoadConstantInstruction load
                    && load.constantValue() instanceof String text
                    && VALUE.matcher(text).matches()) {
                builder.loadConstant(names.computeIfAbsent(text, _ -> "proxykey" + (names.size() + 1)));
            } else {
                builder.with(element);
            }
        }
    }
}
