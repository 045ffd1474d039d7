package dev.tense.scenarios;

import dev.tense.local.gate.FunctionCall;
import dev.tense.local.gate.Gate;
import dev.tense.local.wire.Answer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Each function with a queue fails once: the tables do what it asks, but their answers get lost until it has hidden its message, to
 * get it again. So each of them writes down that it failed, waits, and meets what it wrote before.
 */
final class Setbacks implements Gate {
    private final Set<String> queues = ConcurrentHashMap.newKeySet();
    private final Set<String> recovered = ConcurrentHashMap.newKeySet();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private volatile LastWord lastWord = new LastWord("", "");

    private record LastWord(String function, String text) {
        boolean isIn(FunctionCall call) {
            return call.isOf(function) && call.body().contains(text);
        }
    }

    /** Those whose queues have these names, which are their own. */
    void befall(Set<String> functions) {
        queues.addAll(functions);
    }

    @Override
    public Answer pass(FunctionCall call, Aws aws) throws InterruptedException {
        String function = call.sender().function();
        boolean atWork = call.service().equals("dynamodb") && !isAboutItself(call);
        if (atWork && stopped.contains(function)) {
            return call.unavailable();
        }
        Answer answer = aws.answer();
        if (call.operation().startsWith("ChangeMessageVisibility")) {
            recovered.add(function);
        }
        if (lastWord.isIn(call)) {
            stop(function);
        }
        boolean lost = atWork && queues.contains(function) && !recovered.contains(function);
        return lost ? call.unavailable() : answer;
    }

    /** Receipts, and what is known of commands that were sent for a later answer. */
    private static boolean isAboutItself(FunctionCall call) {
        return call.body().contains("#receipt#") || call.body().contains("platform#command#");
    }

    /** Closes the tables to a function, but for what it writes about itself. */
    void stop(String function) {
        stopped.add(function);
    }

    /** Closes the tables to a function as soon as it has written this. */
    void stopBehind(String function, String text) {
        lastWord = new LastWord(function, text);
    }

    boolean hasStopped(String function) {
        return stopped.contains(function);
    }

    void goOn(String function) {
        lastWord = new LastWord("", "");
        stopped.remove(function);
    }
}
