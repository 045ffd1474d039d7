package guard;

/** Breaks nothing. */
final class Sound {
    private Sound() {}

    static String greeting(String name) {
        return "Hello " + name;
    }
}
