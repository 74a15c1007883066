package org.mingzhang.domain.policy.scrutiny;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Applicant;
import org.mingzhang.domain.policy.Direction.Payee;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.SourceDocument;

/** Who applies and who is paid, against what is asked of applicants and what the notice says of payment. */
final class ApplicantChecks {
    private static final Set<FactName> OF_ENTERPRISE = EnumSet.of(
            FactName.ENTERPRISE_PILOT,
            FactName.ENTERPRISE_ABOVE_SCALE,
            FactName.ENTERPRISE_INDUSTRY_LISTED,
            FactName.ENTERPRISE_HONOURED_IN_PILOT);

    private static final Map<Applicant, Pattern> WORDS = Map.of(
            Applicant.PROVIDER, Pattern.compile("服务|供应商|供给|集成商|资源池|平台|解决方案|软件企业"),
            Applicant.COUNTY, Pattern.compile("县|[各一]区|区[县（、级]|旗|乡镇|园区"));

    private static final Pattern PROVIDER_PAID = Pattern.compile("(?:给予|奖励|补助)[^，。；的]{0,6}服务商|服务商(?:的?奖励|奖补|补助)");

    private static final Pattern PASSED_ON = Pattern.compile(
            "转付|转拨|转移支付|(?:拨付?|下达|拨款|兑付)[到至给]?[^，。；]{0,12}(?:县|区|州)|(?:县|区|州)[^，。；]{0,16}(?:拨付|兑付|兑现|发放|拨转|转)");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    ApplicantChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            List<String> at = List.of("directions", direction.id());
            applicants(direction, at);
            if (direction.hasMoney()) {
                payee(direction, at);
            }
        }
    }

    /** Where enterprises cannot apply, nothing can be asked of an enterprise. */
    private void applicants(Direction direction, List<String> at) {
        Set<Applicant> who = direction.applicants();
        if (who.isEmpty() || who.contains(Applicant.ENTERPRISE)) {
            return;
        }
        String named = who.stream().map(Applicant::chinese).sorted().collect(Collectors.joining("、"));
        String asked = rules.expressions().stream()
                .filter(rule -> rule.always() && direction.equals(rule.direction()))
                .flatMap(rule -> rule.expression().facts().stream())
                .filter(OF_ENTERPRISE::contains)
                .map(fact -> fact.id())
                .distinct()
                .collect(Collectors.joining("、"));
        String words = String.join("，", CourseChecks.words(direction, rules));
        boolean said = who.stream().allMatch(each -> WORDS.getOrDefault(each, Pattern.compile(""))
                .matcher(words)
                .find());
        if (!asked.isEmpty() || !said) {
            remarks.doubts(
                    Rules.in(at, "applicants"),
                    "只有" + named + "可以申报，" + (asked.isEmpty() ? "本方向的名称、条件和引文都没有说到" : "条件却要看 " + asked),
                    "应为 applicants: [enterprise]，或者不写；确实由其申报的，条件改看它有的事实");
        }
    }

    private void payee(Direction direction, List<String> at) {
        Payee payee = direction.payee();
        List<String> place = Rules.in(at, "payee");
        Set<Applicant> who = direction.applicants();
        Applicant paid = payee == Payee.PROVIDER ? Applicant.PROVIDER : payee == Payee.COUNTY ? Applicant.COUNTY : null;
        if (paid != null && !who.isEmpty() && !who.contains(paid)) {
            remarks.doubts(
                    place,
                    "“" + payee.word() + "”（" + payee.chinese() + "），可以申报的却只有"
                            + who.stream().map(Applicant::chinese).sorted().collect(Collectors.joining("、")),
                    "应为 payee: applicant；通知说直接付给签约的服务商的写 contractor");
        }
        String words = direction.name() + "，"
                + (direction.clause().isProposed() ? "" : direction.clause().quote());
        boolean provider = payee == Payee.APPLICANT
                && (who.equals(Set.of(Applicant.PROVIDER))
                        || (who.isEmpty() && PROVIDER_PAID.matcher(words).find()));
        if (provider) {
            remarks.doubts(
                    place,
                    "“applicant”（" + payee.chinese() + "），"
                            + (who.isEmpty()
                                    ? "名称、引文“" + words + "”说的是奖给服务商"
                                    : "可以申报的却只有" + Applicant.PROVIDER.chinese()),
                    "应为 payee: provider：奖给服务商本身；企业申报、奖给企业的可以不改");
        }
        boolean passed = pack.documents().stream()
                .flatMap(document -> document.passages().stream())
                .map(SourceDocument.Passage::text)
                .anyMatch(text -> PASSED_ON.matcher(text).find());
        if (payee == Payee.APPLICANT_COUNTY && !passed) {
            remarks.doubts(place, "“applicantCounty”，抄录的原文没有说到拨到县（市、区）再转付", "应为 payee: applicant；文件说到的，抄录那一处原文");
        }
    }
}
