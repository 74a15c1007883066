package org.mingzhang.view.file;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.file.FileRows.CaseRow;
import org.mingzhang.view.file.FileRows.ContractRow;
import org.mingzhang.view.file.FileRows.RefusalRow;

/**
 * 一服务商一档: everything about one provider that somebody may see.
 *
 * @param position the last entry that the rows rest on
 * @param ratings how many count
 * @param meanTenths their mean, in tenths of a point; null without
 * @param given the ratings themselves, of cases within the scope
 * @param contracts within the scope, the largest first
 * @param contracted what all contracts within the scope come to
 * @param share of all that the programme's contracts come to, in tenths of a percent; null for who does not see the city
 * @param results how its projects came out, within the scope
 */
public record ProviderFile(
        String code,
        long position,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String status,
        @Nullable String documentNo,
        int ratings,
        @Nullable Integer meanTenths,
        long openWarnings,
        long openAppeals,
        List<Step> steps,
        List<Product> products,
        List<Rating> given,
        List<ContractRow> contracts,
        Sum contracted,
        @Nullable Integer share,
        List<CaseRow> results,
        List<RefusalRow> refusals) {
    public ProviderFile {
        steps = List.copyOf(steps);
        products = List.copyOf(products);
        given = List.copyOf(given);
        contracts = List.copyOf(contracts);
        results = List.copyOf(results);
        refusals = List.copyOf(refusals);
    }

    /** How many contracts there are, with how many enterprises, and what they come to. */
    public record Sum(long contracts, long buyers, Fen amountFen, Fen paidFen) {}

    /** Admission, warnings, what was mended, appeals. */
    public record Step(
            long position,
            @Nullable LocalDate on,
            String what,
            String words,
            @Nullable String documentNo) {}

    /** A product in the pool. */
    public record Product(
            long position,
            String product,
            String name,
            String category,
            @Nullable Fen listPriceFen) {}

    /** A rating, with who gave it. */
    public record Rating(
            long position,
            @Nullable LocalDate on,
            String application,
            String rater,
            String raterName,
            int scoreTenths,
            @Nullable String opinion,
            boolean withdrawn) {}
}
