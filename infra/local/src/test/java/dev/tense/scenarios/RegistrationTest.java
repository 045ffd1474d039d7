package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlatform.class)
class RegistrationTest {
    private static final String PASSWORD = "S3cret-Horse-Battery-Staple";
    private static final String NAME = "Registered Person";

    @Test
    void a_user_registers_and_four_reactions_follow(Platform platform) {
        int before = registrations(platform);
        String form = form("First.User@example.com");

        Reply registered = platform.command("register-user", form);

        assertThat(registered.status()).isEqualTo(201);
        String user = registered.text("userId");
        assertThat(registered.body()).isEqualTo("{\"result\":\"user-registered\",\"userId\":\"" + user + "\"}");
        assertThat(user).matches("[0-9a-f]{32}");
        JsonNode contact = Eventually.expect(
                        () -> platform.get("/contacts/" + user),
                        reply -> assertThat(reply.status()).isEqualTo(200))
                .json();
        assertThat(contact.path("email").asText()).isEqualTo("First.User@example.com");
        assertThat(contact.path("registrationSource").asText()).isEqualTo("API");
        assertThat(Instant.parse(contact.path("registeredAt").asText())).isBefore(Instant.now());
        welcomedAsMember(platform, user);
        Eventually.expect(() -> registrations(platform), now -> assertThat(now).isGreaterThan(before));

        assertThat(platform.command("register-user", form).body()).isEqualTo(registered.body());
    }

    @Test
    void of_many_who_register_one_address_at_once_one_has_it(Platform platform) {
        List<Reply> replies = atOnce(IntStream.range(0, 6)
                .mapToObj(number -> number % 2 == 0 ? "Rush@example.com" : "rUSH@EXAMPLE.com")
                .map(RegistrationTest::form)
                .map(form -> (Supplier<Reply>) () -> platform.command("register-user", form))
                .toList());

        assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .allSatisfy(reply -> assertThat(reply.body()).isEqualTo("{\"result\":\"email-taken\"}"));
        assertThat(platform.tables.rowsWith("users.user-registered.v1"))
                .filteredOn(row -> row.toLowerCase(Locale.ROOT).contains("rush@example.com"))
                .hasSize(1);
    }

    @Test
    @Tag(ChosenEndpoint.EMBEDDED_ONLY)
    void a_crm_that_fails_leaves_the_other_three_done_and_the_password_is_nowhere(Platform platform) {
        String user = platform.command("register-user", form("crm-fails.nowhere@example.com"))
                .text("userId");

        welcomedAsMember(platform, user);
        Eventually.expect(
                () -> platform.tables.rowsWith(user),
                rows -> assertThat(rows).anyMatch(row -> row.contains("analytics#registrations")));
        String dead = Eventually.expect(
                        () -> deadLetters(platform, "sync-contact-on-user-registered"),
                        bodies -> assertThat(bodies).hasSize(1))
                .getFirst();
        assertThat(dead).contains(user, "users.user-registered.v1").doesNotContain(NAME);
        assertThat(platform.get("/contacts/" + user).status()).isEqualTo(404);
        for (String other : List.of("send-welcome", "track-registration", "enroll-member")) {
            assertThat(deadLetters(platform, other + "-on-user-registered")).isEmpty();
        }

        assertThat(platform.tables.rowsWith(PASSWORD)).isEmpty();
        assertThat(platform.tables.rowsWith("crm-fails.nowhere@example.com"))
                .as("the log and the user itself")
                .hasSize(2);
        assertThat(filesWith(platform, "logs", "UNAVAILABLE_CRM"))
                .as("logs are read")
                .isNotEmpty();
        assertThat(filesWith(platform, "logs", "@example.com")).isEmpty();
        assertThat(filesWith(platform, "logs", NAME)).isEmpty();
        Eventually.expect(
                () -> filesWith(platform, "aws", "crm-fails.nowhere@example.com"),
                files -> assertThat(files)
                        .as("tables and queues on disk are read")
                        .hasSizeGreaterThanOrEqualTo(2));
        for (String folder : List.of("aws", "streams", "logs")) {
            assertThat(filesWith(platform, folder, PASSWORD)).isEmpty();
        }
    }

    @Test
    void what_is_wrong_with_a_form_is_said_without_repeating_it(Platform platform) {
        String form = form("first.user@example.com");
        assertRefused(platform, form.replace(PASSWORD, "S3cret"), "password", "S3cret");
        assertRefused(platform, form.replace("@example.com", "@example"), "email", "first.user");
        assertRefused(platform, form.replace(NAME, ""), "fullName", "first.user");
        assertRefused(platform, form.replace("\"" + PASSWORD + "\"", "12345678"), "password", "12345678");
        assertRefused(platform, form.replace("\"" + PASSWORD + "\"", "{\"value\": \"S3cret\"}"), "password", "S3cret");
        assertRefused(platform, form.replace("{\"comm", "{\"colour\": \"S3cret\", \"comm"), "colour", "S3cret");
    }

    /** As docs/decisions/0015 says. */
    @Test
    void a_user_who_is_erased_leaves_no_address_behind_and_nobody_reacts(Platform platform) {
        String user =
                platform.command("register-user", form("Forget.Me@example.com")).text("userId");
        welcomedAsMember(platform, user);
        Eventually.expect(
                () -> platform.get("/contacts/" + user),
                reply -> assertThat(reply.status()).isEqualTo(200));
        int registered = registrations(platform);

        platform.tables.eraseUser(user);

        assertThat(platform.tables.rowsWith("Forget.Me")).isEmpty();
        assertThat(platform.get("/contacts/" + user).status()).isEqualTo(404);
        String again =
                platform.command("register-user", form("forget.me@example.com")).text("userId");
        assertThat(again).isNotEqualTo(user);
        // The stream is read in its order: when the second registration is everywhere, the erasure before it has gone
        // by.
        welcomedAsMember(platform, again);
        Eventually.expect(() -> registrations(platform), now -> assertThat(now).isGreaterThan(registered));
        welcomedAsMember(platform, user);
        assertThat(platform.get("/contacts/" + user).status()).isEqualTo(404);
    }

    private static String form(String email) {
        return """
                {"commandId": "%s", "email": "%s", "password": "%s", "fullName": "%s"}""".formatted(UUID.randomUUID(), email, PASSWORD, NAME);
    }

    private static void welcomedAsMember(Platform platform, String user) {
        Eventually.expect(() -> platform.customer(user), customer -> {
            assertThat(customer.path("member").asBoolean()).isTrue();
            assertThat(customer.path("mails").valueStream())
                    .extracting(mail -> mail.path("template").asText())
                    .containsExactly("welcome");
        });
    }

    private static int registrations(Platform platform) {
        return platform.get("/registrations/" + LocalDate.now(ZoneOffset.UTC))
                .json()
                .path("registrations")
                .asInt();
    }

    private static void assertRefused(Platform platform, String form, String field, String hidden) {
        Reply refused = platform.command("register-user", form);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.text("field")).isEqualTo(field);
        assertThat(refused.body()).doesNotContain(hidden);
    }

    private static List<String> deadLetters(Platform platform, String reaction) {
        String url = platform.queueUrl("tense-" + reaction + "-dlq");
        return platform
                .aws
                .sqs()
                .receiveMessage(
                        receive -> receive.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(0))
                .messages()
                .stream()
                .map(message -> message.body())
                .toList();
    }

    private static List<Reply> atOnce(List<Supplier<Reply>> requests) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return requests.stream().map(request -> CompletableFuture.supplyAsync(request, threads)).toList().stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** The files of the platform's data below a folder in which a text can be read; some come and go meanwhile. */
    private static List<Path> filesWith(Platform platform, String folder, String text) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(platform.data.resolve(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (Files.exists(file)
                            && Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .contains(text)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
