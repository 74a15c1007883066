package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Once;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Pays;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.SourceDocument;
import org.mingzhang.domain.policy.Stage;

/** What the notice's own words ask for and a direction leaves out, or says of something else: 公示, 一次性, 最高, 每家. */
final class NoticeChecks {
    /** A notice of results, and no register of that name. */
    private static final Pattern POSTED = Pattern.compile("公示(?!系统|平台|网|牌|栏)");

    private static final Pattern ONCE = Pattern.compile(
            "一次性(?:给予|奖|补|资助)|(?:只|仅|限|最多)[^，。；]{0,6}[一1]次|每[家户个][^，。；]{0,8}[一1]次(?!性)|不(?:得)?重复(?:享受|奖|补|申报)");
    private static final Pattern SEVERAL = Pattern.compile("(?<!\\d)(?:[2-9]|\\d{2,})\\s*[张次项个]");
    private static final Pattern AT_MOST =
            Pattern.compile("最高|最多|至多|不超过|不高于|不得超过|以内|上限|封顶|\\d+(?:万元|元)?\\s*[~—–－～至-]\\s*\\d+\\s*万?元");

    private static final Pattern OF_COUNTY = Pattern.compile("[每各]个?(?:县|区|省|州|盟|旗|地市|设区市)");
    private static final Pattern OF_APPLICANT = Pattern.compile("每[家户]|[每同][个一](?:企业|单位|服务商|申报|机构|主体)");
    private static final Pattern OF_PRODUCT = Pattern.compile("[每同][个一项款](?:产品|方案|解决方案|软件)|每款");
    private static final Pattern OF_HONOUR = Pattern.compile("[每同][个一项](?:称号|荣誉|资质|认定)");
    private static final Pattern OF_ALL = Pattern.compile("全[市省国区州县]|年度名额|总名额|总计|合计|总数|总共");
    private static final Pattern OF_YEAR = Pattern.compile("每年|自然年|年度内|同一年度?|当年|一年内");
    private static final Pattern OF_PILOT = Pattern.compile("(?:试点|实施|建设)期[内间]");
    private static final Pattern EVER = Pattern.compile("历年|各年度");

    private final PolicyPack pack;
    private final Remarks remarks;

    NoticeChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        posted();
        for (Direction direction : pack.directions()) {
            List<String> at = List.of("directions", direction.id());
            once(direction, at);
            direction.quotas().forEach(quota -> quota(quota, at));
            if (direction.hasMoney()) {
                pays(direction.formula(), Rules.in(at, "amount", "pays"));
                if (direction.advance() != null) {
                    List<String> whole = Rules.in(at, "amount", "advance");
                    direction
                            .advance()
                            .instalments()
                            .forEach(each -> pays(each, Rules.in(Places.instalment(whole, each), "pays")));
                }
            }
        }
        for (Fund fund : pack.funds()) {
            Map<String, Pattern> words = new LinkedHashMap<>();
            words.put("ever", EVER);
            words.put("calendarYear", OF_YEAR);
            words.put("pilot", OF_PILOT);
            String own =
                    switch (fund.per()) {
                        case EVER -> "ever";
                        case CALENDAR_YEAR -> "calendarYear";
                        case PILOT -> "pilot";
                    };
            per(List.of("funds", fund.id()), fund.clause(), own, words);
        }
    }

    /** Results that the notice has posted first are not decided without. */
    private void posted() {
        String places = pack.documents().stream()
                .flatMap(document -> document.passages().stream())
                .filter(passage -> POSTED.matcher(passage.text()).find())
                .map(SourceDocument.Passage::place)
                .collect(Collectors.joining("、"));
        if (places.isEmpty()) {
            return;
        }
        String found = "文件（" + places + "）说到公示，";
        String expected = "应有 by: notice 的环节，在作出认定的环节之前；那里说的是别的公示的可以不改";
        if (pack.stages().stream().noneMatch(NoticeChecks::isNotice)) {
            remarks.doubts(List.of("stages"), found + "没有公示的环节", expected);
            return;
        }
        for (Direction direction : pack.directions()) {
            if (pack.stagesOf(direction).stream().noneMatch(NoticeChecks::isNotice)) {
                remarks.doubts(List.of("directions", direction.id(), "stages"), found + "本方向不经过公示的环节", expected);
            }
        }
    }

    private static boolean isNotice(Stage stage) {
        return stage.decidedBy() == Stage.By.NOTICE;
    }

    private void once(Direction direction, List<String> at) {
        Once once = direction.once();
        if (once != null) {
            Map<String, Pattern> words = new LinkedHashMap<>();
            words.put(Once.APPLICANT, OF_APPLICANT);
            words.put(FactName.PRODUCT_ID.id(), OF_PRODUCT);
            words.put(FactName.HONOUR_ID.id(), OF_HONOUR);
            boolean several =
                    SEVERAL.matcher(Numerals.inDigits(once.clause().quote())).find();
            if (!once.parameter() && !several) {
                per(Rules.in(at, "once"), once.clause(), once.per(), words);
            }
            return;
        }
        quotes(direction)
                .filter(quote -> direction.hasMoney() && ONCE.matcher(quote).find())
                .findFirst()
                .ifPresent(quote -> remarks.doubts(
                        at, "没有写 once，引文「" + quote + "」说的是一次", "应有 once: {per: applicant, …}；不限次数的引别的原文"));
    }

    private void quota(Quota quota, List<String> at) {
        Map<String, Pattern> words = new LinkedHashMap<>();
        words.put("programme", OF_ALL);
        words.put("county", OF_COUNTY);
        words.put("applicant", OF_APPLICANT);
        String own =
                switch (quota.per()) {
                    case PROGRAMME -> "programme";
                    case COUNTY -> "county";
                    case APPLICANT -> "applicant";
                };
        per(quota.placeIn(at), quota.clause(), own, words);
    }

    /** Words that say over what it is counted, and say something else. */
    private void per(List<String> at, Clause clause, String own, Map<String, Pattern> words) {
        Pattern ownWords = words.get(own);
        // Our own reasons say over what it is counted as well as a notice does, where they say it at all.
        boolean proposed = clause.isProposed() && !at.getLast().equals("once");
        if (proposed || (ownWords != null && ownWords.matcher(clause.quote()).find())) {
            return;
        }
        words.forEach((per, pattern) -> {
            if (pattern.matcher(clause.quote()).find()) {
                remarks.doubts(
                        Rules.in(at, "per"),
                        "“" + own + "”，"
                                + (clause.isProposed() ? "拟定的理由“" + clause.quote() + "”" : "引文「" + clause.quote() + "」")
                                + "说的像是 " + per,
                        "应为原文所说的：" + per + "；不是的，引说到它的原文");
            }
        });
    }

    /** An instalment that is the most (最高) is paid up to it. */
    private void pays(Advance.Instalment instalment, List<String> place) {
        Stream.concat(
                        Stream.of(instalment.clause()),
                        instalment.formula().limits().stream().map(Limit::clause))
                .filter(clause -> instalment.isExact()
                        && !clause.isProposed()
                        && AT_MOST.matcher(clause.quote()).find())
                .findFirst()
                .ifPresent(clause -> remarks.doubts(
                        place, "“exactly”，引文「" + clause.quote() + "」说的是最高", "应为 upTo：在最高额以内由核定预拨的决定；按最高额付的可以不改"));
    }

    /** A single sum is either what is given or the most that is: the words say which. */
    private void pays(Formula formula, List<String> place) {
        boolean single =
                formula.parts().isEmpty() && formula.limits().stream().allMatch(Formula.AmountLimit.class::isInstance);
        if (!single) {
            return;
        }
        List<Limit> quoted = formula.limits().stream()
                .filter(limit -> !limit.clause().isProposed())
                .toList();
        for (Limit limit : quoted) {
            String quote = limit.clause().quote();
            boolean most = AT_MOST.matcher(quote).find();
            boolean written = ((Formula.AmountLimit) limit).amount() instanceof Quantity.Written;
            if (most && formula.pays() == Pays.EXACTLY) {
                remarks.doubts(place, "“exactly”，引文「" + quote + "」说的是最高", "应为 upTo：在最高额以内由认定决定；按最高额发的可以不改");
                return;
            }
            if (!most && written && formula.pays() == Pays.UP_TO && formula.floor() == null && quoted.size() == 1) {
                remarks.doubts(place, "“upTo”，引文「" + quote + "」说的是定额", "应为 exactly：就给这么多；由认定决定多少的，引说到最高的原文");
                return;
            }
        }
    }

    private static Stream<String> quotes(Direction direction) {
        List<Clause> clauses = new ArrayList<>(List.of(direction.clause()));
        if (direction.hasMoney()) {
            Formula formula = direction.formula();
            formula.limits().forEach(limit -> clauses.add(limit.clause()));
            formula.parts().forEach(part -> {
                clauses.add(part.clause());
                part.limits().forEach(limit -> clauses.add(limit.clause()));
            });
        }
        return clauses.stream().filter(clause -> !clause.isProposed()).map(Clause::quote);
    }
}
