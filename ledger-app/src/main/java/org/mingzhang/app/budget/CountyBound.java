package org.mingzhang.app.budget;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;

/** The county that somebody asks for: one that the policy pack has, since of any other there is nothing to be found and that is no answer. */
final class CountyBound {
    private CountyBound() {}

    /**
     * Its code.
     *
     * @param asked its code or name; null for all, empty for money of none
     * @throws InvalidDocument where the pack has none such
     */
    static @Nullable String of(PolicyPack pack, @Nullable String asked) {
        return asked == null || asked.isEmpty()
                ? asked
                : pack.county(asked)
                        .map(County::code)
                        .orElseThrow(() ->
                                new InvalidDocument(List.of(new Problem("/county", asked, "政策包中的县（市、区），写代码或名称"))));
    }
}
