package org.mingzhang.domain.given;

import static org.mingzhang.domain.given.Given.wan;

import org.mingzhang.domain.policy.PolicyPack;

/** Packs that ask for something of others: of who takes part, of what an applicant was granted elsewhere. */
public final class Gates {
    private static final String DIRECTIONS = "\ndirections:\n";
    private static final String PARAMETERS = "\nparameters:\n";
    private static final String COUNTS = """

            counts:
              pilots: {name: 试点参与单位, of: participants, where: member.pilot, unit: 家, proposed: 示例}
              behind:
                name: 未通过验收或者未达到二级的试点参与单位
                of: participants
                where: member.pilot && member.level < 2
                unit: 家
                proposed: 示例
            """.stripTrailing();
    private static final String GATE = """
              HD-06:
                beforePayment:
                  members:
                    text: 参与单位中全部试点企业通过验收评测且达到二级及以上
                    holds: count("behind") == 0
                    proposed: 奖补资金在参与单位中全部试点企业通过验收评测且达到二级及以上时拨付
                name:""".indent(2).stripTrailing();
    private static final String BENCHMARK = """

              HD-13:
                name: 标杆企业
                kind: benchmark
                proposed: 示例
                requires:
                  level:
                    text: 达到三级及以上
                    at: submission
                    holds: acceptance.levelAfter >= 3
                    proposed: 示例
                  score:
                    text: 得分65分以上
                    at: submission
                    holds: acceptance.score >= points("65")
                    proposed: 示例
                  led:
                    text: 至少一家试点企业参与
                    at: approval
                    holds: count("pilots") >= 1
                    proposed: 示例
            """.indent(0).stripTrailing();

    private static final String LIMIT = "          amount: 30万元\n          clause: plan 资金安排（六）「对符合条件的企业最高奖励30万元」\n";

    private Gates() {}

    /** HD-06 is paid only once every pilot enterprise that takes part is accepted at level two. */
    public static Given gated() {
        return Given.budgetUnder(Gates::gate);
    }

    private static String gate(String text) {
        return text.replace(DIRECTIONS, COUNTS + DIRECTIONS).replace("  HD-06:\n    name:", GATE);
    }

    /** The pack by which it is so. */
    public static PolicyPack pack() {
        return Given.pack(Gates::gate);
    }

    /** HD-13 gives no money and is for who was accepted at level three, with a pilot enterprise that takes part. */
    public static Given benchmark() {
        return Given.budgetUnder(
                text -> text.replace(DIRECTIONS, COUNTS + DIRECTIONS).replace(PARAMETERS, BENCHMARK + PARAMETERS));
    }

    /** Another city's pack: HD-06 less what Handan's programme granted for renovation, and what old records say. */
    public static String capped(String text) {
        return text.replace("pack: handan-2025", "pack: second-2026")
                .replace(DIRECTIONS, """

                        funds:
                          renovation:
                            name: 改造已奖补资金
                            packs: {handan-2025: [HD-01]}
                            recorded: {names: [技改资金]}
                            proposed: 示例
                        """.stripTrailing() + DIRECTIONS)
                .replace(LIMIT, LIMIT + "      less: {gives: 'granted(\"renovation\")', proposed: 示例}\n");
    }

    /** A consortium of HD-06 whose member is a pilot enterprise at level one, awarded. */
    public static Case awarded(Given given, String member) {
        Case it = given.applicant("HD-06").with(member).approved().reviewed();
        given.after(Person.APPROVER, it.approval(wan(30)));
        return it;
    }

    /** A payment is ordered while a member is behind. */
    public static Answer blocked() {
        Given given = gated();
        Case member = given.pilot("1").accepted(1, wan(40));
        return given.when(Person.ORDERER, awarded(given, member.code()).order("P-1", wan(30)));
    }
}
