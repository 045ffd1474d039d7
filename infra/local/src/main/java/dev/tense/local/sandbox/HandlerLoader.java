package dev.tense.local.sandbox;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;

/** Finds the class that {@code _HANDLER} names. */
final class HandlerLoader {
    private HandlerLoader() {}

    static RequestStreamHandler load(String handler) throws ReflectiveOperationException {
        String[] parts = handler.split("::", 2);
        if (parts.length == 2 && !parts[1].equals("handleRequest")) {
            throw new IllegalArgumentException("the handler's method must be handleRequest, not " + parts[1]);
        }
        Object instance = Class.forName(parts[0], true, Thread.currentThread().getContextClassLoader())
                .getDeclaredConstructor()
                .newInstance();
        if (instance instanceof RequestStreamHandler streaming) {
            return streaming;
        }
        throw new IllegalArgumentException(parts[0] + " is not a RequestStreamHandler");
    }

    static Throwable cause(Throwable broken) {
        Throwable cause = broken.getCause();
        boolean wrapper = broken instanceof InvocationTargetException || broken instanceof ExceptionInInitializerError;
        return wrapper && cause != null ? cause(cause) : broken;
    }
}
