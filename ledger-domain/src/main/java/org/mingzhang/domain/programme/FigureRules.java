package org.mingzhang.domain.programme;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.Figure;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordFigure;
import org.mingzhang.domain.programme.ProgrammeEvent.FigureRecorded;

/** The rules of reference values: each is one of the pack's, of its kind, and of a county where it is the counties'. */
public final class FigureRules {
    private final PolicyPack pack;
    private final Occasion occasion;

    FigureRules(PolicyPack pack, Occasion occasion) {
        this.pack = pack;
        this.occasion = occasion;
    }

    /**
     * The pack by which a figure is entered: of the newest version that has it, so that a case under an earlier one does not wait
     * for ever for what only that one asks for; of the newest where none has.
     */
    public static PolicyPack pack(Streams streams, Programme programme, String figure) {
        List<PolicyPack> packs = programme.versions().all().stream()
                .map(version -> streams.pack(version.packSm3()))
                .toList();
        return packs.reversed().stream()
                .filter(pack -> pack.figure(figure).isPresent())
                .findFirst()
                .orElse(packs.getLast());
    }

    Decision record(RecordFigure c) {
        Figure figure = pack.figure(c.figure()).orElse(null);
        if (figure == null || figure.isYearly()) {
            // A year's value of an enterprise stands with the enterprise.
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("figure", c.figure()));
        }
        String county = c.county() == null
                ? null
                : pack.county(c.county()).map(found -> found.code()).orElse(c.county());
        Rejection no = occasion.first(() -> c.asOf() == null ? null : occasion.refuseAfter("asOf", c.asOf()))
                .then(() -> refuseCounty(figure, county))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Scalar value = figure.written(c.value()).orElse(null);
        return value == null
                ? new Decision.Rejected(refuseValue(figure, c.value()))
                : Decision.accept(
                        c.subject(), new FigureRecorded(figure.id(), county, value, c.asOf(), c.documentNo()));
    }

    private @Nullable Rejection refuseCounty(Figure figure, @Nullable String county) {
        boolean ofCounty = figure.of() == Figure.Of.COUNTY;
        if (ofCounty != (county != null)) {
            return Rejection.of(
                    RejectionCode.PARAMETER_INVALID,
                    figure.clause(),
                    Map.of(
                            "figure",
                            figure.id(),
                            "county",
                            county == null ? "未写" : county,
                            "needs",
                            ofCounty ? "写明" + pack.regions() : "不写" + pack.regions()));
        }
        return county == null || pack.county(county).isPresent()
                ? null
                : Rejection.of(RejectionCode.NOT_FOUND, Map.of("county", county));
    }

    /** Why a value is none of a figure. */
    public static Rejection refuseValue(Figure figure, String value) {
        return Rejection.of(
                RejectionCode.PARAMETER_INVALID,
                figure.clause(),
                Map.of(
                        "figure",
                        figure.id(),
                        "value",
                        value,
                        "needs",
                        figure.type().chinese() + "，例如 " + figure.type().examples()));
    }

    /** A corrected value is of the figure's kind still. */
    public static @Nullable Rejection refuse(PolicyPack pack, String id, Scalar value) {
        Figure figure = pack.figure(id).orElse(null);
        if (figure == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("figure", id));
        }
        return figure.takes(value) ? null : refuseValue(figure, value.text());
    }
}
