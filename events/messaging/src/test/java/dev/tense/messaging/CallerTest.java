package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallerTest {
    @Test
    void a_customer_acts_for_itself_and_everybody_else_for_all() {
        assertThat(Caller.customer("C-1").mayActFor("C-1")).isTrue();
        assertThat(Caller.customer("C-1").mayActFor("C-2")).isFalse();
        assertThat(Caller.customer("C-1").mayActFor("C-")).isFalse();
        assertThat(Caller.identity("arn:aws:iam::000000000000:user/anna").mayActFor("C-2"))
                .isTrue();
        assertThat(Caller.INVOKER.mayActFor("C-2")).isTrue();
        assertThat(Caller.SYSTEM.mayActFor("C-2")).isTrue();
    }

    @Test
    void acting_for_another_names_the_field_and_no_value() {
        assertThatThrownBy(() -> Caller.customer("C-1").mustActFor("customerId", "C-2"))
                .isInstanceOf(Forbidden.class)
                .hasMessage("customerId must be your own");
    }

    @Test
    void no_customer_can_be_mistaken_for_an_identity_or_the_system() {
        assertThat(Caller.customer("system:tense")).isNotEqualTo(Caller.SYSTEM);
        assertThat(Caller.customer("lambda:invoke").isCustomer()).isTrue();
        assertThat(Caller.identity("customer:C-1").isCustomer()).isFalse();
    }

    @Test
    void people_who_share_a_role_of_identity_center_are_not_one_caller() {
        String role = "arn:aws:sts::000000000000:assumed-role/AWSReservedSSO_Shop_0123456789abcdef/";

        assertThat(Caller.identity(role + "alice@example.com")).isNotEqualTo(Caller.identity(role + "bob@example.com"));
    }

    @Test
    void a_role_is_one_caller_in_all_its_sessions() {
        assertThat(Caller.identity("arn:aws:sts::000000000000:assumed-role/shop/a-session"))
                .isEqualTo(Caller.identity("arn:aws:sts::000000000000:assumed-role/shop/another"))
                .isNotEqualTo(Caller.identity("arn:aws:sts::000000000000:assumed-role/other/a-session"));
        assertThat(Caller.identity("arn:aws:iam::000000000000:user/path/anna").principal())
                .isEqualTo("iam:arn:aws:iam::000000000000:user/path/anna");
    }
}
