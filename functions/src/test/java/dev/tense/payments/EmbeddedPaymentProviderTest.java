package dev.tense.payments;

import dev.tense.messaging.InMemoryStore;

class EmbeddedPaymentProviderTest implements PaymentProviderContract {
    private final InMemoryStore books = new InMemoryStore();
    private final PaymentProvider provider = new EmbeddedPaymentProvider(books);

    @Override
    public PaymentProvider provider() {
        return provider;
    }

    @Override
    public long charges(String key) {
        return books.partition("payments#provider#" + key).stream()
                .filter(entry -> entry.text("outcome").equals("approved"))
                .count();
    }
}
