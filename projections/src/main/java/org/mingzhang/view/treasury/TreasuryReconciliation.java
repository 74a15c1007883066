package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ledger against the treasury, payment by payment and source by source. The names of the components are the names in its
 * JSON; amounts are in fen.
 *
 * @param asOfPosition the last entry that was looked at
 * @param asOf the business date up to which either side was looked at
 * @param workingDays how many working days the two sides' days of one payment may lie apart
 * @param matched how many shares of payments agree with their voucher; several of them may have one voucher
 * @param matchedBy the same by how they were told
 * @param unreviewed shares of payments that agree with a voucher which one person alone brought in as an old record, or which nobody
 *     says but people who had a part in the payment: they count as matched when another person has agreed
 * @param batches vouchers that pay several payments, with those
 * @param ledgerOnly paid by the ledger so long ago that the treasury should know of it, and does not
 * @param notYetDue paid by the ledger just now, which the treasury need not know of yet
 * @param treasuryOnly vouchers that belong to no payment, or to one that another voucher has paid already
 * @param differing the same payment, told differently
 * @param handMatches every voucher of which a person said what it pays, with who and why
 * @param usedAgain numbers of vouchers that were used again, and are not lines of one voucher
 * @param corrected vouchers of the programme and bank lines that were corrected or undone, the latest first
 * @param bank the same against bank statements, as far as there are any
 */
public record TreasuryReconciliation(
        String programme,
        long asOfPosition,
        LocalDate asOf,
        int workingDays,
        int matched,
        long matchedFen,
        Ways matchedBy,
        List<Unreviewed> unreviewed,
        List<Batch> batches,
        List<LedgerPayment> ledgerOnly,
        List<NotYetDue> notYetDue,
        List<TreasuryOnly> treasuryOnly,
        List<Differing> differing,
        List<HandMatch> handMatches,
        List<UsedAgain> usedAgain,
        List<CorrectedStatement> corrected,
        BankReconciliation bank) {
    public TreasuryReconciliation {
        unreviewed = List.copyOf(unreviewed);
        batches = List.copyOf(batches);
        ledgerOnly = List.copyOf(ledgerOnly);
        notYetDue = List.copyOf(notYetDue);
        treasuryOnly = List.copyOf(treasuryOnly);
        differing = List.copyOf(differing);
        handMatches = List.copyOf(handMatches);
        usedAgain = List.copyOf(usedAgain);
        corrected = List.copyOf(corrected);
    }

    /** How a voucher was told to be a payment's. */
    public enum MatchedBy {
        /** It names the payment. */
        NAME,
        /** Source, account, amount and day; or that payments of one day or one list come to its amount. */
        RULE,
        /** A person said so. */
        HAND
    }

    /**
     * A voucher that pays several payments at once (一笔凭证多笔拨付), to the fen.
     *
     * @param payeeName to whom it went
     * @param byHand whether a person said so
     * @param agencyBy the voucher by which a person named this account as one that pays on to several; null where the account is
     *     the payments' own, or a person named the payments
     * @param agrees false where the account is nobody's among the payments, and no person said that it pays on
     * @param unreviewed why the voucher does not count yet; null where it does
     */
    public record Batch(
            String voucherNo,
            long amountFen,
            List<String> payments,
            boolean byHand,
            String payeeName,
            String payeeAccount,
            @Nullable String agencyBy,
            boolean agrees,
            @Nullable Doubt unreviewed) {
        public Batch {
            payments = List.copyOf(payments);
        }
    }

    /**
     * What a person said, for which that person answers.
     *
     * @param actor whom the ledger knows by this id
     * @param on the day of it
     * @param position of its entry
     */
    public record Word(
            String person, String organisation, @Nullable LocalDate on, String reason, long position, String actor) {
        SaidBy.Person by() {
            return new SaidBy.Person(actor, organisation, person);
        }
    }

    /**
     * A voucher of which a person said what it pays.
     *
     * @param agrees whether it counts as agreed now
     */
    public record HandMatch(Voucher voucher, List<String> payments, Word word, boolean agrees) {
        public HandMatch {
            payments = List.copyOf(payments);
        }

        /**
         * What a person said of a voucher; empty where nobody said anything.
         *
         * @param standings how each voucher stands that does not agree, by its position
         */
        static Optional<HandMatch> of(Voucher voucher, Map<Long, Standing> standings) {
            Standing standing = standings.getOrDefault(voucher.position(), voucher.agreeing());
            return Optional.ofNullable(voucher.word())
                    .map(word -> new HandMatch(voucher, voucher.named(), word, standing == Standing.AGREES));
        }
    }

    /**
     * A voucher's number that was used again in its year, by what is no line of one voucher: of another day or source, to the same
     * account, or by lines of which one is no payment of the ledger.
     */
    public record UsedAgain(String voucherNo, int budgetYear, List<UsedLine> lines) {
        public UsedAgain {
            lines = List.copyOf(lines);
        }
    }

    /** How a line of a number stands. */
    public enum Standing {
        AGREES,
        DIFFERING,
        PAID_AGAIN,
        UNKNOWN,
        /** It agrees, and one person alone brought it in as an old record, or nobody says so but who had a part in the payment. */
        UNREVIEWED,
        /** The same, and another person has not agreed to it. */
        DISPUTED
    }

    /**
     * Why the word that the treasury or the bank paid does not count yet: it comes by an import of old records that nobody else than
     * who signed it has agreed to, or from nobody but people who had a part in paying.
     *
     * @param importId by which it came; null where it was recorded by itself
     * @param fileName of that import's workbook
     * @param disputed whether another person looked at it and did not agree
     * @param only who says so, where one more is wanted who had no part in paying; null where the import alone is the reason
     * @param corrected whether these corrected what somebody else had recorded
     */
    public record Doubt(
            @Nullable String importId,
            @Nullable String fileName,
            boolean disputed,
            @Nullable String only,
            boolean corrected) {
        /** As the registers of imports and payments call it. */
        public String chinese() {
            String did = corrected ? "更正" : "登记、认定";
            return disputed ? "复核不认可" : only != null ? "仅凭" + only + did + "，待没有经手的人核对" : "待复核";
        }
    }

    /**
     * What of a payment agrees with its vouchers, of which at least one does not count yet.
     *
     * @param vouchers several where they add up to it
     */
    public record Unreviewed(LedgerPayment ledger, List<Voucher> vouchers) {
        public Unreviewed {
            vouchers = List.copyOf(vouchers);
        }

        /** Why it does not count yet. */
        public Doubt signature() {
            return vouchers.stream()
                    .flatMap(voucher -> Optional.ofNullable(voucher.unreviewed()).stream())
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** One line of it. */
    public record UsedLine(Voucher voucher, Standing standing) {}

    /** How many were told in each way. */
    public record Ways(int name, int rule, int hand) {}

    /**
     * A payment that the treasury may still come to know of in time.
     *
     * @param dueOn the last day on which its voucher may arrive
     */
    public record NotYetDue(LedgerPayment payment, LocalDate dueOn) {}

    /**
     * What of a payment comes from one source.
     *
     * @param paidOn when the bank confirmed it
     * @param state how far the payment has come
     * @param list the 拨付方案 by which it was ordered; null where by none
     */
    public record LedgerPayment(
            String payment,
            String source,
            long amountFen,
            String payeeName,
            String payeeAccount,
            @Nullable LocalDate paidOn,
            Payment.State state,
            @Nullable String list) {}

    /**
     * A voucher of the treasury.
     *
     * @param payment that it names, or that a person has named for it
     * @param byHand why a person has named it; null where nobody has
     * @param payments that a person has named for it, where it stands for several
     * @param position of the entry that recorded it, which tells lines of one number apart
     * @param word what a person said of it
     * @param unreviewed why it does not count yet; null where it does
     * @param saidBy who stands for it
     */
    public record Voucher(
            String voucherNo,
            String source,
            long amountFen,
            String payeeName,
            String payeeAccount,
            @Nullable LocalDate paidOn,
            @Nullable String payment,
            @Nullable String byHand,
            long position,
            List<String> payments,
            int budgetYear,
            @Nullable Word word,
            @Nullable Doubt unreviewed,
            SaidBy saidBy) {
        public Voucher {
            payments = List.copyOf(payments);
        }

        /**
         * The same as proof of a payment: what nobody says but people who had a part in it does not count yet, nor, where the money
         * went to an account of none of several payments, what not two others say.
         *
         * @param payers who had a part in it
         */
        Voucher proving(String of, Set<String> payers, boolean elsewhere) {
            SaidBy all = word != null && named().contains(of) && saidBy.isSince(word.position())
                    ? saidBy.and(word.by())
                    : saidBy;
            Doubt doubt = unreviewed == null ? all.doubt(payers, elsewhere ? 2 : 1) : null;
            return doubt == null
                    ? this
                    : new Voucher(
                            voucherNo,
                            source,
                            amountFen,
                            payeeName,
                            payeeAccount,
                            paidOn,
                            payment,
                            byHand,
                            position,
                            payments,
                            budgetYear,
                            word,
                            doubt,
                            saidBy);
        }

        /** How it stands where it says what the ledger says. */
        Standing agreeing() {
            return unreviewed == null
                    ? Standing.AGREES
                    : unreviewed.disputed() ? Standing.DISPUTED : Standing.UNREVIEWED;
        }

        /** The payments that it names, itself or by a person's word. */
        public List<String> named() {
            return !payments.isEmpty() ? payments : payment == null ? List.of() : List.of(payment);
        }
    }

    /**
     * A voucher too many.
     *
     * @param paidAgain the payment that another voucher has paid already; null where the voucher belongs to none
     */
    public record TreasuryOnly(Voucher voucher, @Nullable String paidAgain) {}

    /**
     * A payment and its voucher, which do not say the same.
     *
     * @param differences at least one
     */
    public record Differing(LedgerPayment ledger, Voucher voucher, List<Difference> differences) {
        public Differing {
            differences = List.copyOf(differences);
        }
    }

    /** One thing that the two tell differently; each in its own words, amounts in fen. */
    public record Difference(String field, String ledger, String treasury) {}

    /** Whether each side says what the other says, and all of it counts. */
    public boolean agrees() {
        return differsNowhere() && unreviewed.isEmpty() && bank.unreviewed().isEmpty();
    }

    /** Whether each side says what the other says, whoever stands for it. */
    public boolean differsNowhere() {
        return ledgerOnly.isEmpty()
                && treasuryOnly.isEmpty()
                && differing.isEmpty()
                && usedAgain.isEmpty()
                && bank.agrees();
    }

    /** How much agrees with vouchers that do not count yet. */
    public long unreviewedFen() {
        return unreviewed.stream().mapToLong(one -> one.ledger().amountFen()).sum();
    }

    /** How many vouchers pay once more what is paid already. */
    public long doubled() {
        return treasuryOnly.stream().filter(only -> only.paidAgain() != null).count();
    }

    /** The document that commands and the API print. */
    public ObjectNode toJson() {
        ObjectNode document = RecordMapper.toJson(this);
        document.putObject("counts")
                .put("missing", ledgerOnly.size())
                .put("notYetDue", notYetDue.size())
                .put("doubled", doubled())
                .put("unknown", treasuryOnly.size() - doubled())
                .put("differing", differing.size())
                .put("usedAgain", usedAgain.size())
                .put("unreviewed", unreviewed.size())
                .put("unreviewedFen", unreviewedFen())
                .put("bankUnreviewed", bank.unreviewed().size())
                .put("bankOnly", bank.bankOnly().size())
                .put("bankMissing", bank.ledgerOnly().size())
                .put("bankDiffering", bank.differing().size())
                .put("bankExplained", bank.explained().size())
                .put("bankExplainedFen", bank.explainedFen())
                .put("bankHalfExplained", bank.halfExplained())
                .put("corrected", corrected.size());
        return document;
    }
}
