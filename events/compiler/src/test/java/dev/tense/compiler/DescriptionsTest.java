package dev.tense.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptionsTest {
    private static final String COMMENTED = """
            /**
             * Asks us to place an order.
             * The most is {@value #MOST}; see {@link Answer} and {@code "a b"}.
             *
             * <p>Nothing is charged.
             *
             * @param shippingAddress where to,
             *                        for the carrier
             * @param unheardOf
             */
            """
            + Samples.PLACE_ORDER
                    .replace("@JsonTypeInfo", """
                    public static final int MOST = 10_000;
                    /** What we may say ({@linkplain Reason why}). */
                    @JsonTypeInfo""")
                    .replace(
                            "@Status(409) OUT_OF_STOCK",
                            "/** There is {@link PlaceOrder#MOST} at most. */ @Status(409) OUT_OF_STOCK");

    @TempDir
    private Path folder;

    @Test
    void what_the_comments_of_a_contract_say_is_kept_in_markdown() {
        var contract = new Compilation(folder).with("contract.orders", COMMENTED);

        assertThat(contract.errors()).isEmpty();
        assertThat(contract.written(Artifacts.DESCRIPTIONS)).isEqualTo("""
                {
                  "dev.tense.contract.orders.PlaceOrder": "Asks us to place an order. The most is 10,000; see `Answer` and `\\u0022a b\\u0022`.\\u000a\\u000aNothing is charged.",
                  "dev.tense.contract.orders.PlaceOrder#shippingAddress": "where to, for the carrier",
                  "dev.tense.contract.orders.PlaceOrder$Answer": "What we may say (why).",
                  "dev.tense.contract.orders.PlaceOrder$Reason#OUT_OF_STOCK": "There is `PlaceOrder.MOST` at most."
                }
                """);
    }

    @Test
    void the_functions_keep_none() {
        var functions = new Compilation(folder)
                .owningFunctions()
                .with("contract.orders", COMMENTED)
                .with("contract.orders", Samples.CREATE_ORDER)
                .with("orders", Samples.PLACE_ORDER_HANDLER)
                .with("orders", Samples.CREATE_ORDER_HANDLER);

        assertThat(functions.errors()).isEmpty();
        assertThat(functions.written(Artifacts.DESCRIPTIONS)).isEmpty();
    }
}
