package org.mingzhang.domain.given;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.policy.PolicyPack;

/** A programme whose direction A has places for the best: scored by 方案 and 成效, 60 and 40 points. */
public final class Competing {
    public static final String DIRECTION = "A";
    public static final String STAGES = "stages: [county, experts, decision]";
    public static final String RUBRIC =
            "rubric: {stage: experts, indicators: {plan: {name: 方案, weight: 60, proposed: 例}, "
                    + "effect: {name: 成效, text: 降本增效, weight: 40, proposed: 例}}, clause: notice 一「每个单位限报1项」}";

    private final Given given;

    private Competing(Given given) {
        this.given = given;
    }

    /** Under a pack of its own. */
    public static Competing under(PolicyPack pack) {
        return new Competing(Given.programme(pack));
    }

    /** With so many places for all. */
    public static Competing places(int most) {
        return under(pack(most, "programme"));
    }

    public static PolicyPack pack(int most, String per) {
        return SmallPack.empty()
                .direction(DIRECTION, STAGES, quota(most, per), RUBRIC)
                .read();
    }

    public static String quota(int most, String per) {
        return "quota: {most: " + most + ", per: " + per + ", at: approval, rankBy: score, proposed: 例}";
    }

    public Given given() {
        return given;
    }

    private static Person examiner(String county) {
        return county.equals(Given.COUNTY) ? Person.COUNTY : Person.OTHER_COUNTY;
    }

    /** Case n, with the experts. */
    public Competing recommended(int n, String county) {
        String applicant = given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, county);
        given.after(Person.applicant(applicant), Submissions.of("A-" + n, DIRECTION, applicant));
        given.after(examiner(county), stage(n, "county", Outcome.PASSED, null));
        return this;
    }

    public Competing recommended(int n) {
        return recommended(n, Given.COUNTY);
    }

    public static DecideStage stage(int n, String stage, Outcome outcome, @Nullable Integer tenths) {
        return new DecideStage("A-" + n, stage, outcome, tenths, "意见");
    }

    public static GiveScore score(int n, String indicator, int tenths) {
        return new GiveScore("A-" + n, "experts", indicator, tenths);
    }

    /** The experts' word on case n: tenths of a point, at most 400 of them for 成效. */
    public Competing scored(int n, int tenths) {
        int effect = Math.min(tenths, 400);
        given.after(Person.EXPERT, score(n, "方案", tenths - effect));
        given.after(Person.EXPERT, score(n, "成效", effect));
        given.after(Person.EXPERT, stage(n, "experts", Outcome.PASSED, tenths));
        return this;
    }

    public Answer decides(int n) {
        return given.when(Person.DECISION, stage(n, "decision", Outcome.PASSED, null));
    }

    /** The second best is to be approved for the only place. */
    public static Answer outranked() {
        return places(1)
                .recommended(1)
                .scored(1, 900)
                .recommended(2)
                .scored(2, 800)
                .decides(2);
    }
}
