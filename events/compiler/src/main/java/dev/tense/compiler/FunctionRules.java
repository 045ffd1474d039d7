package dev.tense.compiler;

/** What a function must be called, and then the rules of its role. */
record FunctionRules(Vocabulary vocabulary, Problems problems) {
    void check(Function function) {
        if (!Vocabulary.isUnresolved(function.input())) {
            checkRole(function);
        }
    }

    private void checkRole(Function function) {
        switch (function.role()) {
            case COMMAND -> {
                checkCallers(function);
                new CommandHandlerRules(vocabulary, problems).check(function);
                checkName(function, inputName(function));
            }
            case QUERY -> {
                checkCallers(function);
                new QueryRules(vocabulary, problems).check(function);
                checkName(function, inputName(function));
            }
            case REACTION -> {
                new ReactionRules(vocabulary, problems).check(function);
                checkName(function, function.className());
            }
            case SYSTEM -> checkName(function, function.className());
        }
    }

    private void checkCallers(Function function) {
        if (function.settings().constant("callers").isEmpty()) {
            problems.report(
                    function.type(),
                    "%s does not say who may call it. Decide: callers = CUSTOMER for a customer's own data, OPERATOR for the people who run the shop, SERVICE for other systems."
                            .formatted(function));
        }
    }

    private static String inputName(Function function) {
        return Vocabulary.element(function.input())
                .map(type -> type.getSimpleName().toString())
                .orElseGet(function::className);
    }

    private void checkName(Function function, String source) {
        var expected = Words.kebab(source);
        if (!function.name().equals(expected)) {
            problems.report(
                    function.method(),
                    "The function of %s is called \"%s\". Its name follows from %s: @Funq(\"%s\")."
                            .formatted(function.className(), function.name(), source, expected));
        }
    }
}
