package org.mingzhang.domain.application;

import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.DeclareConflict;
import org.mingzhang.domain.application.ApplicationCommand.DrawExperts;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationCommand.RequestDraw;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.expert.ExpertCommand.AdoptScoreSheet;
import org.mingzhang.domain.expert.ExpertCommand.EnrolExpert;
import org.mingzhang.domain.expert.ExpertCommand.WithdrawExpert;
import org.mingzhang.domain.expert.ExpertEvent.Indicator;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;

/** A case that has come to its experts, with a pool of them. */
abstract class ExpertStage {
    static final String STAGE = "experts";

    final Given given = Given.budget();
    final Case it = given.pilot("1").submitted();
    final List<Person> experts = new ArrayList<>();

    ExpertStage() {
        given.after(Person.COUNTY, it.stage("county", Outcome.PASSED));
        given.after(Person.COUNTY, it.stage("site", Outcome.PASSED));
    }

    void pool(int size) {
        while (experts.size() < size) {
            int n = experts.size() + 1;
            Person person = new Person("expert-" + n, "school-" + n, Role.EXPERT, null);
            given.person(person);
            experts.add(person);
            given.after(Person.ROSTER, enrolment(n, person));
        }
    }

    static EnrolExpert enrolment(int n, Person person) {
        return new EnrolExpert(PROGRAMME, "专家" + n, person.id(), "示例" + n, null, "示例院校" + n, "装备制造", "入库1号");
    }

    Person expert(int n) {
        return experts.get(n - 1);
    }

    Person person(String expert) {
        return expert(Integer.parseInt(expert.substring(2)));
    }

    RequestDraw request(int count, int reserve) {
        return new RequestDraw(it.number(), STAGE, count, reserve, null);
    }

    ExpertsDrawn drawn(int count, int reserve) {
        given.after(Person.ROSTER, request(count, reserve));
        given.dayBreak();
        return given.when(Person.ROSTER, new DrawExperts(it.number(), STAGE)).accepted(ExpertsDrawn.class);
    }

    void sheet(String... indicators) {
        given.after(
                Person.ROSTER,
                new AdoptScoreSheet(
                        PROGRAMME,
                        STAGE,
                        "HD-01",
                        List.of(indicators).stream()
                                .map(name -> new Indicator(name, 500))
                                .toList(),
                        "邯工信〔2026〕9号"));
    }

    GiveScore score(String indicator, int tenths) {
        return new GiveScore(it.number(), STAGE, indicator, tenths);
    }

    void scored(Person expert, int first, int second) {
        given.after(expert, score("方案", first));
        given.after(expert, score("成效", second));
    }

    DecideStage decision(Outcome outcome, @Nullable Integer tenths) {
        return new DecideStage(it.number(), STAGE, outcome, tenths, "意见");
    }

    DecideStage passing(@Nullable Integer tenths) {
        return decision(Outcome.PASSED, tenths);
    }

    DeclareConflict conflict() {
        return new DeclareConflict(it.number(), "亲属任职");
    }

    WithdrawExpert withdrawal(String expert) {
        return new WithdrawExpert(PROGRAMME, expert, "调离", "出库1号");
    }
}
