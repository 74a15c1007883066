package org.mingzhang.domain.given;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Matcher;
import org.mingzhang.domain.award.AwardCommand.GrantAdvance;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;

/** Packs that pay part of an award in advance, and cases that get it: an enterprise of HD-01 with a contract of 30万元. */
public final class Advanced {
    private static final String LIMITS = "    amount:\n      pays: exactly\n      limits:\n        rate:\n";
    /** Up to 40% of the contract and 10万元, once the project has started. */
    private static final String ONE = """
                advance:
                  settled: %s
                  proposed: 示例
                  limits:
                    rate: {text: 合同价的40%%, share: 40%%, of: contract.priceFen, proposed: 示例}
                    cap: {text: 预拨最高, amount: 10万元, proposed: 示例}
                  requires:
                    started: {text: 已开工, holds: project.startedOn <= decision.on, proposed: 示例}
            """.indent(2);
    /** Two instalments: 3万元 and 20% of the contract. */
    private static final String TWO = """
                advance:
                  settled: refund
                  proposed: 示例
                  instalments:
                    first:
                      text: 首期
                      limits: {cap: {text: 首期最高, amount: 3万元, proposed: 示例}}
                      proposed: 示例
                    second:
                      text: 二期
                      limits: {rate: {text: 合同价的20%, share: 20%, of: contract.priceFen, proposed: 示例}}
                      proposed: 示例
            """.indent(2);

    private Advanced() {}

    /** What was paid beyond the award comes back. */
    public static Given refunded() {
        return with(ONE.formatted("refund"));
    }

    /** What was paid stays paid. */
    public static Given kept() {
        return with(ONE.formatted("keep"));
    }

    /**
     * The same with one more limit of the whole award.
     *
     * @param limit as the pack writes it
     */
    public static Given keptWithin(String limit) {
        String total = "      limits:\n        total: {text: 合计最高, " + limit + ", proposed: 示例}\n        rate:\n";
        String funds = "\nfunds:\n  aid: {name: 技改资金, recorded: {names: [技改资金]}, proposed: 示例}\n\ndirections:\n";
        return Given.budgetUnder(text -> rewritten(text, ONE.formatted("keep"))
                .replaceFirst("      limits:\n        rate:\n", total)
                .replace("\ndirections:\n", funds));
    }

    /**
     * The same, where the award consists of one part: half of the investment, within one more limit.
     *
     * @param limit as the pack writes it
     */
    public static Given keptInParts(String limit) {
        String part = """
                      parts:
                        base:
                          text: 改造奖补
                          limits:
                            half: {text: 投入的50%%, share: 50%%, of: acceptance.recognisedInvestmentFen, proposed: 示例}
                            most: {text: 最高, %s, proposed: 示例}
                          proposed: 示例
                      limits:
                        rate:
                """.formatted(limit);
        return Given.budgetUnder(text -> rewritten(text, ONE.formatted("keep"))
                .replaceFirst("      limits:\n        rate:\n", Matcher.quoteReplacement(part)));
    }

    public static Given twice() {
        return with(TWO);
    }

    /** The same whose second instalment is paid exactly. */
    public static Given exactly() {
        return with(TWO.replace("text: 二期\n", "text: 二期\n            pays: exactly\n"));
    }

    /** Two instalments of an award of at most 4万元, for enterprises above scale alone. */
    public static Given bounded() {
        String total = "      limits:\n        total: {text: 合计最高, amount: 4万元, proposed: 示例}\n        rate:\n";
        String scale = "    requires:\n      scale: {text: 规上企业, holds: enterprise.aboveScale, proposed: 示例}\n";
        return Given.budgetUnder(text -> {
            String bounded = rewritten(text, TWO).replaceFirst("      limits:\n        rate:\n", total);
            int at = bounded.indexOf("    requires:\n", bounded.indexOf("\n  HD-01:\n"));
            return bounded.substring(0, at) + scale + bounded.substring(at + "    requires:\n".length());
        });
    }

    private static Given with(String advance) {
        return Given.budgetUnder(text -> rewritten(text, advance));
    }

    /** The pack with the advance of one instalment. */
    public static String rewritten(String text) {
        return rewritten(text, ONE.formatted("refund"));
    }

    private static String rewritten(String text, String advance) {
        int at = text.indexOf(LIMITS);
        String begin = text.substring(0, at) + "    amount:\n      pays: exactly\n";
        return begin + advance + text.substring(at + begin.length() - at);
    }

    /** Approved, under way, and contracted at 30万元. */
    public static Case contracted(Given given) {
        Case it = given.pilot("1").approved().started();
        given.after(it.applicant(), it.contract("合同-甲", given.provider(7000 + given.next()), Fen.ofWan(30)));
        return it;
    }

    public static GrantAdvance grant(Case it, Fen amount) {
        return new GrantAdvance(it.number(), null, amount, null, "预拨1号");
    }

    public static GrantAdvance grant(Case it, String instalment, Fen amount) {
        return new GrantAdvance(it.number(), instalment, amount, null, "预拨1号");
    }

    /** Accepted at level two, with this investment recognised: the award is half of it. */
    public static Case accepted(Given given, Case it, Fen recognised) {
        given.after(it.applicant(), it.invoice("合同-甲", Fen.ofWan(30)));
        LocalDate today = given.today();
        given.after(it.applicant(), new CompleteProject(it.number(), today, Fen.ofWan(30), null));
        given.after(it.applicant(), new RequestAcceptance(it.number(), Fen.ofWan(30)));
        given.after(Person.ASSESSOR, it.assessment(2, recognised, true));
        return it;
    }

    /** What the latest calculation grants. */
    public static Fen computed(Case it) {
        AwardCalculated calculated = Objects.requireNonNull(it.award().calculated());
        return calculated.ceilingFen();
    }
}
