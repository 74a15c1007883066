package org.mingzhang.domain.seal.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Claims as the entries make them, beside the rows of the claim table; and the chain that each key's rows form. */
final class ClaimTrail {
    private static final int REMEMBERED = 10_000;

    private final Iterator<StoredClaim> rows;
    private final Gaps gaps;
    private final AlteredEntries entries;
    private final Findings findings;
    private final Set<String> holes = new HashSet<>();
    private @Nullable StoredClaim next;

    ClaimTrail(Iterator<StoredClaim> rows, Gaps gaps, AlteredEntries entries, Findings findings) {
        this.rows = rows;
        this.gaps = gaps;
        this.entries = entries;
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
                hole(use.kind(), use.key());
                entries.unlessAltered(position, Kind.CLAIM_MISSING, name(use.kind(), use.key()) + " 没有登记");
            } else {
                left.remove(row);
                if (row.amount() != use.amount() || row.limit() != use.limit()) {
                    entries.unlessAltered(
                            position,
                            Kind.CLAIM_ALTERED,
                            name(use.kind(), use.key()) + " 登记为限额 " + row.limit() + " 中的 " + row.amount() + "，账目为 "
                                    + use.limit() + " 中的 " + use.amount());
                } else if (row.breaches() != null && !use.tolerated()) {
                    entries.unlessAltered(
                            position, Kind.CLAIM_ALTERED, name(use.kind(), use.key()) + " 登记为超过限额的占用，账目并未说明可以超过");
                }
            }
        }
        left.forEach(this::extra);
    }

    private void hole(String kind, String key) {
        if (holes.size() < REMEMBERED) {
            holes.add(name(kind, key));
        }
    }

    private void extra(StoredClaim row) {
        if (!gaps.touch(row.position(), row.position())) {
            entries.unlessAltered(row.position(), Kind.CLAIM_EXTRA, "此处账目并未占用 " + name(row.kind(), row.key()));
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
        long limit = Long.MAX_VALUE;
        while (chains.hasNext()) {
            StoredClaim row = chains.next();
            boolean sameKey = previous != null
                    && previous.kind().equals(row.kind())
                    && previous.key().equals(row.key());
            if (!sameKey) {
                first = row.n() == 0 ? row : null;
                previous = null;
                limit = Long.MAX_VALUE;
            }
            // Where uses state different limits, the smallest holds: a thing does not grow by being used again.
            limit = Math.min(limit, row.limit());
            check(row, previous, first, limit);
            if (row.amount() < 0 && row.total() == 0) {
                // What a correction gave back whole has no limit until it is claimed anew.
                limit = Long.MAX_VALUE;
            }
            previous = row;
        }
    }

    private void check(StoredClaim row, @Nullable StoredClaim previous, @Nullable StoredClaim first, long limit) {
        long before = previous == null ? 0 : previous.total();
        boolean follows = row.n() == (previous == null ? 0 : previous.n() + 1);
        boolean order = previous == null || (row.n() > previous.n() && row.position() >= previous.position());
        if (!follows && order) {
            // A jump in the numbers is a missing row, which its entry's position has shown already; or a number
            // changed.
            if (!holes.contains(name(row.kind(), row.key()))) {
                broken(row, "次数不连续");
            }
        } else if (!order || row.total() != before + row.amount()) {
            broken(row, "与上一次占用接不上");
        } else if (row.total() > limit && row.breaches() == null) {
            broken(row, "超过限额而未注明");
        } else if (row.total() <= limit && row.breaches() != null) {
            broken(row, "未超过限额而注明超过");
        } else if (row.breaches() != null && first != null && row.breaches() != first.position()) {
            broken(row, "所注首次占用不对");
        }
    }

    private void broken(StoredClaim row, String what) {
        findings.add(row.position(), Kind.CLAIM_ALTERED, name(row.kind(), row.key()) + " 第 " + row.n() + " 次：" + what);
    }

    private static String name(String kind, String key) {
        return kind + " " + key;
    }
}
