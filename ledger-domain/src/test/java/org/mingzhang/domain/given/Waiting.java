package org.mingzhang.domain.given;

import org.mingzhang.domain.award.AwardCommand.QueueAward;

/** A programme with 50万元 for benchmarks (HD-03), each of which may get 30万元, and a queue for them. */
public final class Waiting {
    private static final String ONCE =
            "    once:\n      per: applicant\n      proposed: 方案未说可否重复奖励；按每家企业一次\n    requires:\n      selected:";

    private Waiting() {}

    /** The money reaches for one whole award and two thirds of another. */
    public static Given money(String queue) {
        return Given.programme(Given.pack(text -> {
                    if (!text.contains(ONCE)) {
                        throw new AssertionError("HD-03 is written otherwise");
                    }
                    return text.replace(ONCE, "    queue: {" + queue + ", proposed: 示例排队规则}\n" + ONCE);
                }))
                .appropriated("local", 10_000)
                .allocated("local", "service", 50);
    }

    /** The same, with a queue for scenes (HD-06), too. */
    public static Given money(String queue, String scenes) {
        return Given.programme(
                        Given.pack(text -> text.replace(ONCE, "    queue: {" + queue + ", proposed: 示例排队规则}\n" + ONCE)
                                .replace(
                                        "  HD-06:\n    name:",
                                        "  HD-06:\n    queue: {" + scenes + ", proposed: 示例排队规则}\n    name:")))
                .appropriated("local", 10_000)
                .allocated("local", "service", 40);
    }

    /** The second of two that wait is to be approved before the first. */
    static Answer overtaking(Given given, Case first, Case second) {
        given.after(Person.APPROVER, new QueueAward(first.number(), Given.wan(30)));
        return given.when(Person.APPROVER, second.approval(Given.wan(30)));
    }

    public static Answer overtaking() {
        Given given = money("order: [submitted], whenOut: wait");
        given.applicant("HD-03").approved().awarded();
        Case first = given.applicant("HD-03").approved().reviewed();
        return overtaking(
                given, first, given.later(1).applicant("HD-03").approved().reviewed());
    }
}
