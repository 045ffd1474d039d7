package dev.tense.naive;

/** What a customer wants: some of one product, paid with a card. */
record Cart(int quantity, double price, String card) {
    static final Cart TWO_BOOKS = new Cart(2, 24.99, "4242424242424242");

    double total() {
        return quantity * price;
    }
}
