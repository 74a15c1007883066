package org.mingzhang.view.oversight;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.provider.Satisfaction;
import org.mingzhang.view.projection.ViewSchema;

/** Answers how the providers of a programme stand: in or out, rated how, to be warned or warned already. */
public final class ProviderQueries {
    private static final String PROVIDERS = """
            SELECT provider, name, kind, status, products, ratings, score_tenths_sum, open_warnings, open_appeals,
                   withdrawn_ratings, withdrawn_tenths_sum, withdrawn_under_warning
              FROM provider WHERE programme = ? ORDER BY provider""";

    private final DataSource views;
    private final ViewSchema schema;
    private final Function<String, PolicyPack> packs;

    public ProviderQueries(DataSource views, ViewSchema schema, Function<String, PolicyPack> packs) {
        this.views = views;
        this.schema = schema;
        this.packs = packs;
    }

    /** The providers that are, or were, in a programme's pool; empty where there is no such programme. */
    public Optional<ProviderReport> providers(String programme) {
        return schema.read(views, connection -> {
            Optional<Long> position = Rows.position(connection, programme);
            if (position.isEmpty()) {
                return Optional.<ProviderReport>empty();
            }
            PolicyPack pack = packs.apply(Rows.packSm3(connection, programme, null));
            ParameterValues values = Rows.values(connection, programme, pack);
            List<ProviderReport.Line> lines = Rows.of(connection, PROVIDERS, programme, row -> {
                Satisfaction ratings = new Satisfaction(row.getInt(6), row.getInt(7));
                Satisfaction withdrawn = new Satisfaction(row.getInt(10), row.getInt(11));
                return new ProviderReport.Line(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        ratings.ratings(),
                        ratings.meanTenths(),
                        ratings.warningDue(values),
                        row.getLong(8),
                        row.getLong(9),
                        withdrawn.ratings(),
                        withdrawn.meanTenths(),
                        row.getLong(12),
                        withdrawn.ratings() > 0 && ratings.with(withdrawn).warningDue(values));
            });
            return Optional.of(new ProviderReport(
                    programme,
                    position.get(),
                    number(values, CoreParameter.PROVIDER_WARN_BELOW),
                    number(values, CoreParameter.PROVIDER_WARN_RATINGS),
                    values.setting(CoreParameter.PROVIDER_WARN_BELOW.id())
                            .map(ParameterValues.Setting::decided)
                            .orElse(false),
                    pack.parameter(CoreParameter.PROVIDER_WARN_BELOW.id())
                            .map(Parameter::clause)
                            .orElse(null),
                    lines));
        });
    }

    private static @Nullable Long number(ParameterValues values, CoreParameter parameter) {
        return values.find(parameter.id())
                .map(value -> ((Value.Whole) value).number())
                .orElse(null);
    }
}
