package dev.tense.platform;

import dev.tense.messaging.Command;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.InProcessCommandBus;
import io.quarkus.funqy.Funq;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A bus over the handlers that the catalogue names. A handler is made when its command is first sent. */
public final class HandlerBus implements CommandBus {
    private final Catalogue catalogue;
    private final Function<Class<?>, Object> instances;
    private final InProcessCommandBus bus = new InProcessCommandBus();
    private final Set<Class<?>> known = ConcurrentHashMap.newKeySet();

    /** A bus that asks for the instance of a handler's class. */
    public HandlerBus(Catalogue catalogue, Function<Class<?>, Object> instances) {
        this.catalogue = catalogue;
        this.instances = instances;
    }

    @Override
    public <A> A execute(Command<A> command) {
        if (known.add(command.getClass())) {
            catalogue.commands().stream()
                    .filter(entry -> entry.type().equals(command.getClass().getName()))
                    .forEach(entry -> register(command, entry));
        }
        return bus.execute(command);
    }

    @SuppressWarnings("unchecked") // the compiler checked that the handler answers with the command's own type
    private <A> void register(Command<A> command, Catalogue.Command entry) {
        Class<?> type = Catalogue.classOf(entry.handler());
        Method method = Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.isAnnotationPresent(Funq.class))
                .findFirst()
                .orElseThrow();
        bus.register((Class<Command<A>>) command.getClass(), sent -> (A) invoke(method, instances.apply(type), sent));
    }

    private static Object invoke(Method method, Object handler, Object command) {
        try {
            return method.invoke(handler, command);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a handler is public", e);
        }
    }
}
