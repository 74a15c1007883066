package org.mingzhang.domain.policy.scrutiny;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Exclusion;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;

/** Which directions exclude one another and from when, against their quote: another direction than it names, the award for 不得同时申报. */
final class ExclusionWordChecks {
    private static final Pattern APPLYING =
            Pattern.compile("(?:不得|不能|不可|只能|仅能|只可|仅可|限)(?:同时|重复|再次|再)?(?:申报|申请|报(?!送))");
    private static final Pattern HEADS = Pattern.compile("[（(].*$|类$|方向$");

    private final PolicyPack pack;
    private final Remarks remarks;

    ExclusionWordChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        for (Exclusion exclusion : pack.exclusions()) {
            List<String> at = List.of("exclusions", exclusion.id());
            Clause clause = exclusion.clause();
            if (!clause.isProposed()) {
                named(exclusion, clause.quote(), Rules.in(at, "directions"));
                if (exclusion.at() != Moment.SUBMISSION
                        && APPLYING.matcher(clause.quote()).find()) {
                    remarks.doubts(
                            Rules.in(at, "at"),
                            "“" + exclusion.at().name().toLowerCase(java.util.Locale.ROOT) + "”，引文「" + clause.quote()
                                    + "」说的是申报",
                            "应为 at: submission：申报时就算；认定、核定才算的，引说到它的原文");
                }
            }
            if (exclusion.atMost() instanceof Quantity.Written(Value.Whole(long most))
                    && exclusion.directions().size() > 1
                    && most > exclusion.directions().size()) {
                remarks.doubts(
                        Rules.in(at, "atMost"),
                        "“" + most + "”，只有 " + exclusion.directions().size() + " 个方向，限不住",
                        "应小于方向的个数；一个方向可以报几项的可以不改");
            }
        }
    }

    /** Where the quote names a direction by its whole name, it is one of those. */
    private void named(Exclusion exclusion, String quote, List<String> at) {
        List<Direction> own = pack.directions().stream()
                .filter(direction -> exclusion.directions().contains(direction.id()))
                .toList();
        List<Direction> missing = pack.directions().stream()
                .filter(direction -> !own.contains(direction) && names(quote, direction))
                .filter(direction ->
                        own.stream().noneMatch(other -> other.name().contains(head(direction))))
                .toList();
        boolean odd = own.stream().anyMatch(direction -> !names(quote, direction));
        if (own.size() > 1 && !missing.isEmpty() && odd) {
            remarks.doubts(
                    at,
                    "没有写 " + listed(missing) + "，引文「" + quote + "」说到它；写的 "
                            + listed(own.stream()
                                    .filter(direction -> !names(quote, direction))
                                    .toList())
                            + " 它没有说到",
                    "应为那里说到的方向；不是的，引说到它们的原文");
        }
    }

    private static String head(Direction direction) {
        return HEADS.matcher(direction.name()).replaceAll("");
    }

    private static boolean names(String quote, Direction direction) {
        return head(direction).length() > 3 && quote.contains(head(direction));
    }

    private static String listed(List<Direction> directions) {
        return directions.stream()
                .map(direction -> direction.id() + "（" + direction.name() + "）")
                .collect(Collectors.joining("、"));
    }
}
