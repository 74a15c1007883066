package org.mingzhang.domain.simulation;

import java.util.List;
import java.util.Random;
import org.mingzhang.domain.money.Fen;

/** Chance, from one seed. */
final class Dice {
    private final Random random;
    private int vouchers;
    private int invoices;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** A voucher's number, now and then one that was used before. */
    String voucher(String kind) {
        return kind + voucher();
    }

    int voucher() {
        return chance(9) && vouchers > 0 ? 1 + below(vouchers) : ++vouchers;
    }

    /** An invoice's number, often enough one that was used before. */
    String invoiceNo() {
        return String.format("%020d", chance(15) && invoices > 0 ? 1 + below(invoices) : ++invoices);
    }

    /** This much, sometimes a fen more or less. */
    Fen about(Fen amount) {
        return switch (below(8)) {
            case 0 -> amount.plus(Fen.of(1));
            case 1 -> amount.value() > 1 ? amount.minus(Fen.of(1)) : amount;
            default -> amount;
        };
    }

    /** Some of it, at least a fen. */
    Fen part(Fen amount) {
        return Fen.of(1 + amount.value() * below(1000) / 1000);
    }
}
