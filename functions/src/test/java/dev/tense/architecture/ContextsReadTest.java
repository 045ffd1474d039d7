package dev.tense.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@link ContextsRead} finds in the code, and what it says where a declaration tells something else. */
class ContextsReadTest {
    @Test
    void a_missing_and_a_superfluous_declaration_are_found_each_with_its_context() {
        JavaClasses broken = new ClassFileImporter().importPackages("broken.whatisreadisdeclared");

        assertThat(classes()
                        .that(ContextsRead.areFunctions())
                        .should(ContextsRead.declare())
                        .evaluate(broken)
                        .getFailureReport()
                        .getDetails())
                .containsExactlyInAnyOrder(
                        "broken.whatisreadisdeclared.orders.PlaceOrderHandler reads inventory and does not declare it",
                        "broken.whatisreadisdeclared.orders.GetOrderTimelineHandler reads crm and does not declare it",
                        "broken.whatisreadisdeclared.shipping.ShipOrderHandler declares to read payments and does not");
    }

    @Test
    void the_functions_of_the_system_read_this_and_nothing_else() {
        JavaClasses production = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tense");
        ContextsRead read = ContextsRead.among(production.stream().toList());

        assertThat(production.stream()
                        .filter(ContextsRead.areFunctions())
                        .filter(type -> !read.by(type).isEmpty())
                        .collect(Collectors.toMap(type -> type.getSimpleName(), read::by)))
                .isEqualTo(Map.of(
                        "CreateOrderHandler", Set.of("inventory"),
                        "GetCustomerHandler", Set.of("notifications"),
                        "GetOrderTimelineHandler",
                                Set.of(
                                        "analytics",
                                        "crm",
                                        "inventory",
                                        "loyalty",
                                        "notifications",
                                        "payments",
                                        "shipping",
                                        "warehouse"),
                        "GetShipmentHandler", Set.of("orders"),
                        "PrepareShipmentOnPaymentProcessed", Set.of("orders"),
                        "RefundPaymentHandler", Set.of("orders"),
                        "ReleaseInventoryHandler", Set.of("orders"),
                        "ShipOrderHandler", Set.of("orders")));
    }
}
