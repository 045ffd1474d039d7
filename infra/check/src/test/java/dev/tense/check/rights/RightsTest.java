package dev.tense.check.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tense.check.rights.Right.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function needs what its code can come to, by whatever way, and nothing else. */
class RightsTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("tense.root")));

    /** A function of a context called shop, but for its members. */
    private static final String SOURCE = """
            package dev.tense.shop;

            import dev.tense.messaging.*;
            import io.quarkus.funqy.Funq;
            import java.time.Instant;
            import java.util.*;
            import java.util.function.*;

            public class Cart {
                static final StreamType<Boolean> CARTS = new StreamType<>("cart", false, (before, fact) -> true);
                static final StreamType<Boolean> SAME = new StreamType<>(CARTS.category(), true, (before, fact) -> true);
                Log log;
                Store store;

                // members
            }

            interface Port {
                void ask();
            }

            class Adapter implements Port {
                Store store;

                public void ask() {
                    store.partition("shop#shelf");
                }
            }
            """;

    private static final Right LOAD = new Right(Table.LOG, "Query", List.of("cart#*"));
    private static final Right LIST = new Right(Table.STATE, "Query", List.of("shop#*"));

    @TempDir
    Path classes;

    @Test
    void what_the_function_itself_does_counts_and_what_nobody_calls_does_not() {
        assertThat(rightsWith("""
                @Funq("look") public void on(String cart) { log.state(CARTS, cart); }
                void other() { log.keep(null); }
                """)).containsExactly(LOAD);
    }

    @Test
    void a_lambda_and_a_method_reference_count_where_they_are_made() {
        assertThat(rightsWith("""
                @Funq("look") public void on(String cart) {
                    Supplier<Object> later = () -> log.state(SAME, cart);
                    Function<String, Object> all = store::partition;
                }
                """)).containsExactly(LOAD, LIST);
    }

    @Test
    void a_port_stands_for_whoever_implements_it() {
        assertThat(rightsWith("""
                Port port;
                @Funq("look") public void on(String cart) { port.ask(); }
                """)).containsExactly(LIST);
    }

    @Test
    void an_object_that_is_handed_over_may_be_called_by_whoever_gets_it() {
        assertThat(rightsWith("""
                @Funq("look") public void on(String cart) { List.of(cart).forEach(new Listing()); }
                class Listing implements Consumer<String> {
                    public void accept(String shelf) { store.partition(shelf); }
                }
                """)).containsExactly(LIST);
    }

    @Test
    void an_effect_is_a_write_wherever_it_is_made() {
        assertThat(rightsWith("""
                @Funq("take") public void on(String sku) {
                    store.apply(take(sku));
                }
                static Effect take(String sku) { return new Effect.Adjust(ItemKey.of("shop#" + sku), "left", -1); }
                """)).containsExactly(new Right(Table.STATE, "UpdateItem", List.of("shop#*")));
    }

    @Test
    void a_stream_that_only_a_variable_names_is_the_one_the_function_declares() {
        String source = """
                @Funq("look") public void on(String category) { log.commits(new StreamId(category, "1")); }
                """;

        assertThat(rightsWith(source, "mail@1")).containsExactly(new Right(Table.LOG, "Query", List.of("mail@1#*")));
        assertThatThrownBy(() -> rightsWith(source))
                .hasMessage("look comes to dev/tense/shop/Cart.on, and nothing tells which streams that works on");
    }

    @Test
    void streams_of_several_kinds_are_named_once_each() {
        assertThat(rightsWith("""
                @Funq("look") public void on(String cart) {
                    log.state(CARTS, cart);
                    more(cart);
                }
                void more(String cart) {
                    log.state(SAME, cart);
                    log.commits(new StreamId("order", cart));
                }
                """)).containsExactly(new Right(Table.LOG, "Query", List.of("cart#*", "order#*")));
    }

    @Test
    void what_the_platform_keeps_is_named_by_its_kind_where_a_class_names_one() {
        assertThat(rightsInPlatform("""
                @Funq("look") public void on(String id) { store.partition(of(id)); }
                static String of(String id) { return "platform#command#" + id; }
                """))
                .containsExactly(new Right(Table.STATE, "Query", List.of("platform#command#*")));
    }

    @Test
    void what_the_platform_keeps_without_a_kind_is_anything_of_it() {
        assertThat(rightsInPlatform("""
                @Funq("look") public void on(String id) { store.partition("platform#command#" + id); }
                void more() { store.partition("platform#windows"); }
                """)).containsExactly(new Right(Table.STATE, "Query", List.of("platform#*")));
    }

    private List<Right> rightsWith(String members, String... declared) {
        return rights("shop", members, declared);
    }

    private List<Right> rightsInPlatform(String members) {
        return rights("platform", members);
    }

    private List<Right> rights(String context, String members, String... declared) {
        compile(SOURCE.replace("dev.tense.shop", "dev.tense." + context).replace("// members", members));
        var function =
                new Entrance("look", context, List.of("dev.tense." + context + ".Cart"), List.of(), List.of(declared));
        return Rights.in(classes, List.of(function)).of("look");
    }

    private void compile(String text) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            String path = Files.readString(ROOT.resolve("functions/target/classpath.txt"));
            var options = List.of("-d", classes.toString(), "-classpath", path.strip(), "-proc:none");
            boolean compiled = compiler.getTask(said, files, null, options, null, List.of(source(text)))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Cart.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
