package dev.tense.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** A private key in a file, made when it is first needed. */
final class KeyFile {
    private static final int BITS = 2048;

    private final Path file;
    private @Nullable RSAKey key;

    KeyFile(Path file) {
        this.file = file;
    }

    synchronized RSAKey key() {
        if (key == null) {
            key = Files.exists(file) ? read() : made();
        }
        return key;
    }

    private RSAKey read() {
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ParseException spoiled) {
            throw new IllegalStateException(file + " holds no key; delete it, and get new tokens", spoiled);
        }
    }

    /** Another process may die at any time, so a file is there whole or not at all; only its owner may read it. */
    private RSAKey made() {
        try {
            RSAKey fresh = new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
            Path whole = Files.createTempFile(file.getParent(), "issuer", ".new");
            Files.writeString(whole, fresh.toJSONString());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            return fresh;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (JOSEException none) {
            throw new IllegalStateException("no key can be made", none);
        }
    }
}
