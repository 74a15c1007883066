package org.mingzhang.app.signing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.trail.Told;

/**
 * One command for each of many subjects, on their way to their signatures, which are made at one word of their signer. For one thread
 * at a time; whoever works on it holds its monitor.
 *
 * @param typed what was typed for all of them, to go back to
 * @param without the picked ones of which no command could be made
 */
record HeldBatch(CommandEntry entry, Typed typed, List<One> all, List<Without> without) {
    HeldBatch {
        all = List.copyOf(all);
        without = List.copyOf(without);
    }

    /** One that was picked, and why there is no command about it. */
    public record Without(String subject, String about, String why) {}

    /** The command about one of the subjects, with its number. */
    static final class One {
        private final String subject;
        private final HeldDraft draft;
        private boolean unheeded;

        One(String subject, HeldDraft draft) {
            this.subject = subject;
            this.draft = draft;
        }

        String subject() {
            return subject;
        }

        HeldDraft draft() {
            return draft;
        }

        /** Whether there is a warning about its account that its signer did not tick. */
        void unheeded(boolean warned) {
            unheeded = warned;
        }

        State state() {
            if (draft.outcome() instanceof Outcome.Accepted) {
                return State.RECORDED;
            }
            if (draft.outcome() instanceof Outcome.Refused) {
                return State.REFUSED;
            }
            if (!draft.moved().isEmpty()) {
                return State.MOVED;
            }
            if (!(draft.preview() instanceof Preview.Acceptable)) {
                return State.REFUSABLE;
            }
            return unheeded ? State.LEFT_OUT : State.READY;
        }
    }

    /** How far one of them has come. */
    enum State {
        READY("可以办理"),
        REFUSABLE("账本不会接受，不签"),
        LEFT_OUT("不在这一批，不签"),
        MOVED("您看过以后账上有了变化，没有签"),
        RECORDED("已记账"),
        REFUSED("已签名，账本未予接受");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * One of them as a page shows it.
     *
     * @param told what would be recorded, or was
     * @param about the name of whose it is; empty where it cannot be told
     * @param payee to whom a payment goes; null where it is about no payment
     * @param accounts what is known of the account that it goes to
     * @param known the amount that the ledger has of what it is about; null where it has none
     * @param why the rule that is against it
     */
    public record Row(
            String subject,
            String about,
            @Nullable BankAccount payee,
            List<PayeeAccount> accounts,
            @Nullable Fen known,
            State state,
            List<Told> told,
            @Nullable String why,
            String digest,
            String commandId) {
        public Row {
            accounts = List.copyOf(accounts);
            told = List.copyOf(told);
        }

        /** The amount it is about, which several of its sentences may say; null where it is about no money. */
        public @Nullable Fen amount() {
            return told.stream()
                    .map(Told::amountFen)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(known);
        }
    }

    long count(State state) {
        return all.stream().filter(one -> one.state() == state).count();
    }

    long weight() {
        return all.stream().mapToLong(one -> one.draft().weight()).sum();
    }

    /** Lets go of what came with them. */
    void discard() {
        all.forEach(one -> one.draft().discard());
    }
}
