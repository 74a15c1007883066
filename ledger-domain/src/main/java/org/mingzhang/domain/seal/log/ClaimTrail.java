package org.mingzhang.domain.seal.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Claims as the entries make them, beside the rows of the claim table; and the chain that each key's rows form. */
final class ClaimTrail {
    private final Iterator<StoredClaim> rows;
    private final Gaps gaps;
    private final Findings findings;
    private @Nullable StoredClaim next;

    ClaimTrail(Iterator<StoredClaim> rows, Gaps gaps, Findings findings) {
        this.rows = rows;
        this.gaps = gaps;
        this.findings = findings;
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    /** Holds the claims of the next entry against the rows at its position. */
    void accept(long position, List<ClaimUse> uses) {
        while (next != null && next.position() < position) {
            extra(next);
            advance();
        }
        List<StoredClaim> stored = new ArrayList<>();
        while (next != null && next.position() == position) {
            stored.add(next);
            advance();
        }
        findings.count(LogStep.CLAIMS, uses.size());
        if (!uses.isEmpty() || !stored.isEmpty()) {
            compare(position, uses, stored);
        }
    }

    private void compare(long position, List<ClaimUse> uses, List<StoredClaim> stored) {
        stored.sort(Comparator.comparingLong(StoredClaim::n));
        List<StoredClaim> left = new ArrayList<>(stored);
        for (ClaimUse use : uses) {
            StoredClaim row = left.stream()
                    .filter(claim ->
                            claim.kind().equals(use.kind()) && claim.key().equals(use.key()))
                    .findFirst()
                    .orElse(null);
            if (row == null) {
                findings.add(position, Kind.CLAIM_MISSING, name(use.kind(), use.key()) + " has no row");
            } else {
                left.remove(row);
                if (row.amount() != use.amount() || row.limit() != use.limit()) {
                    findings.add(
                            position,
                            Kind.CLAIM_ALTERED,
                            name(use.kind(), use.key()) + " takes " + row.amount() + " of " + row.limit()
                                    + ", the entry says " + use.amount() + " of " + use.limit());
                }
            }
        }
        left.forEach(this::extra);
    }

    private void extra(StoredClaim row) {
        if (!gaps.touch(row.position(), row.position())) {
            findings.add(row.position(), Kind.CLAIM_EXTRA, name(row.kind(), row.key()) + " is not made by the entry");
        }
    }

    /** Reports rows behind the last entry, and breaks in the chains. */
    void finish(Iterator<StoredClaim> chains) {
        while (next != null) {
            extra(next);
            advance();
        }
        StoredClaim first = null;
        StoredClaim previous = null;
        while (chains.hasNext()) {
            StoredClaim row = chains.next();
            boolean sameKey = previous != null
                    && previous.kind().equals(row.kind())
                    && previous.key().equals(row.key());
            if (!sameKey) {
                first = row.n() == 0 ? row : null;
                previous = null;
            }
            check(row, previous, first);
            previous = row;
        }
    }

    /** A jump in the numbers is a missing row, which its entry's position has shown already. */
    private void check(StoredClaim row, @Nullable StoredClaim previous, @Nullable StoredClaim first) {
        long before = previous == null ? 0 : previous.total();
        boolean follows = row.n() == (previous == null ? 0 : previous.n() + 1);
        boolean order = previous == null || (row.n() > previous.n() && row.position() >= previous.position());
        if (!order || (follows && row.total() != before + row.amount())) {
            broken(row, "does not follow from the use before it");
        } else if (row.total() > row.limit() && row.breaches() == null) {
            broken(row, "passes its limit without saying so");
        } else if (row.breaches() != null && first != null && row.breaches() != first.position()) {
            broken(row, "names another first use than there is");
        }
    }

    private void broken(StoredClaim row, String what) {
        findings.add(
                row.position(), Kind.CLAIM_ALTERED, name(row.kind(), row.key()) + ", use " + row.n() + ", " + what);
    }

    private static String name(String kind, String key) {
        return "claim " + kind + " " + key;
    }
}
