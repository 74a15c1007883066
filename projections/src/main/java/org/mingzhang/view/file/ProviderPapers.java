package org.mingzhang.view.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.domain.provider.ProviderEvent.AppealResolved;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAppealed;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;
import org.mingzhang.domain.provider.ProviderEvent.ProviderWarned;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;
import org.mingzhang.domain.provider.ProviderEvent.RectificationJudged;
import org.mingzhang.domain.provider.ProviderEvent.RectificationReported;
import org.mingzhang.view.file.ProviderFile.Product;
import org.mingzhang.view.file.ProviderFile.Rating;
import org.mingzhang.view.file.ProviderFile.Step;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.Standing;

/** Reads what was recorded of a provider from its own stream as it stands. */
final class ProviderPapers {
    private final List<Step> steps = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final List<Rating> ratings = new ArrayList<>();

    private ProviderPapers() {}

    /**
     * Reads it.
     *
     * @param visible the cases within the scope, with the names of who applied: ratings of others are not told
     */
    static ProviderPapers of(List<Entry> stream, Map<String, String> visible) {
        ProviderPapers papers = new ProviderPapers();
        for (Entry entry : Standing.of(stream)) {
            if (entry.event() instanceof ProviderEvent event) {
                papers.take(entry, event, visible);
            }
        }
        return papers;
    }

    private void take(Entry entry, ProviderEvent event, Map<String, String> visible) {
        switch (event) {
            case ProviderAdmitted e -> step(entry, "入池", "", e.documentNo());
            case ProductRegistered e ->
                products.add(new Product(entry.position(), e.product(), e.name(), e.category(), e.listPriceFen()));
            case ProviderRated e -> {
                String name = visible.get(e.application());
                if (name != null) {
                    ratings.add(new Rating(
                            entry.position(),
                            entry.envelope().businessDate(),
                            e.application(),
                            e.rater(),
                            name,
                            e.scoreTenths(),
                            e.opinion(),
                            false));
                }
            }
            case RatingWithdrawn e -> withdraw(e);
            case ProviderWarned e -> step(entry, "警示", e.reason() + "，整改期限 " + e.rectifyBy(), e.documentNo());
            case RectificationReported e -> step(entry, "整改报告", e.note(), null);
            case RectificationJudged e -> step(entry, "整改核验", (e.accepted() ? "通过：" : "未通过：") + e.opinion(), null);
            case ProviderRemoved e -> step(entry, "清退", e.reason(), e.documentNo());
            case ProviderAppealed e -> step(entry, "申诉", e.reason(), null);
            case AppealResolved e -> step(entry, "申诉处理", (e.upheld() ? "成立：" : "不成立：") + e.opinion(), e.documentNo());
        }
    }

    /** A rating that was taken back stays on record, as taken back. */
    private void withdraw(RatingWithdrawn withdrawn) {
        for (int i = ratings.size() - 1; i >= 0; i--) {
            Rating rating = ratings.get(i);
            if (!rating.withdrawn()
                    && rating.application().equals(withdrawn.application())
                    && rating.rater().equals(withdrawn.rater())) {
                ratings.set(
                        i,
                        new Rating(
                                rating.position(),
                                rating.on(),
                                rating.application(),
                                rating.rater(),
                                rating.raterName(),
                                rating.scoreTenths(),
                                rating.opinion(),
                                true));
                return;
            }
        }
    }

    private void step(Entry entry, String what, String words, @Nullable String documentNo) {
        LocalDate on = entry.envelope().businessDate();
        steps.add(new Step(entry.position(), on, what, words, documentNo));
    }

    List<Step> steps() {
        return steps;
    }

    List<Product> products() {
        return products;
    }

    List<Rating> ratings() {
        return ratings;
    }
}
