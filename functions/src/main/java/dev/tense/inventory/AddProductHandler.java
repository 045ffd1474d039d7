package dev.tense.inventory;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.inventory.AddProduct;
import dev.tense.contract.inventory.ProductAdded;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Log;
import dev.tense.messaging.StreamType;
import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.util.List;

/** Adds a product to the range, once. */
@CommandHandler(callers = Callers.OPERATOR)
public class AddProductHandler {
    /** Says whether the product was added. */
    private static final StreamType<Boolean> PRODUCT = new StreamType<>("product", false, (before, fact) -> true);

    private final Log log;

    AddProductHandler(Log log) {
        this.log = log;
    }

    @Funq("add-product")
    public AddProduct.Answer handle(AddProduct command) {
        return log.create(
                PRODUCT,
                command.sku().value(),
                AddProduct.Answer.class,
                (added, now) -> added ? decline(new AddProduct.AlreadyAdded(command.sku())) : add(command, now));
    }

    private static Decision<AddProduct.Answer> add(AddProduct command, Instant now) {
        var product = new Product(command.sku(), command.name(), command.price(), 0);
        return accept(
                        (AddProduct.Answer) new AddProduct.Added(command.sku()),
                        new ProductAdded(command.sku(), command.name(), command.price(), now))
                .with(
                        List.of(new Effect.Create(product.item())),
                        exists -> decline(new AddProduct.AlreadyAdded(command.sku())));
    }
}
