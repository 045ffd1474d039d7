package dev.tense.check.rights;

import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;

/** A method, by the internal names of byte code. */
record MethodId(String owner, String name, String type) {
    static MethodId of(InvokeInstruction call) {
        return new MethodId(
                call.owner().asInternalName(),
                call.name().stringValue(),
                call.type().stringValue());
    }

    static MethodId of(DirectMethodHandleDesc handle) {
        String owner = handle.owner().descriptorString();
        return new MethodId(owner.substring(1, owner.length() - 1), handle.methodName(), handle.lookupDescriptor());
    }

    /** Such as {@code dev/tense/messaging/Log.decide}. */
    String plainName() {
        return owner + "." + name;
    }

    MethodId in(String other) {
        return new MethodId(other, name, type);
    }
}
