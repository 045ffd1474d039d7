package dev.tense.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Runs handlers in this process. A command sent while another is being served is a part of that one. */
public final class InProcessCommandBus implements CommandBus {
    private final Map<Class<?>, Function<Object, Object>> handlers = new HashMap<>();

    /**
     * Names the handler of a command.
     *
     * @throws IllegalStateException if the command has one already
     */
    public <A, C extends Command<A>> void register(Class<C> command, Function<C, A> handler) {
        if (handlers.containsKey(command)) {
            throw new IllegalStateException("Command " + command.getSimpleName()
                    + " already has a handler. Commands have exactly one handler.");
        }
        handlers.put(command, sent -> handler.apply(command.cast(sent)));
    }

    @Override
    @SuppressWarnings("unchecked") // register() ties the handler's answer to the command's
    public <A> A execute(Command<A> command) {
        var handler = handlers.get(command.getClass());
        if (handler == null) {
            throw new IllegalStateException(
                    "No handler registered for command " + command.getClass().getSimpleName() + ".");
        }
        Invocation invocation = Invocation.running()
                .map(sender -> sender.child(command))
                .orElseGet(() -> Invocation.ofCommand(
                        Caller.INVOKER,
                        command.getClass().getSimpleName(),
                        command.commandId(),
                        Fingerprint.of(command),
                        null));
        return (A) invocation.run(() -> handler.apply(command));
    }
}
