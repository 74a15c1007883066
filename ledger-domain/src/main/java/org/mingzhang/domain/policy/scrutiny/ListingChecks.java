package org.mingzhang.domain.policy.scrutiny;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.policy.Catalogue;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.ItemCategory;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;

/** What titles, funds, catalogues and duties list, against their own names and quotes. */
final class ListingChecks {
    /** Words of any title. */
    private static final Pattern GENERIC =
            Pattern.compile("企业|工厂|平台|项目|示范|试点|中小|国家级?|省级|市级|县级|级|认定|优秀|称号|荣誉|型|的|[^\\p{IsHan}A-Za-z0-9]");

    private static final Map<String, Pattern> LEVELS = levels();
    private static final Pattern ALL_LEVELS = Pattern.compile("各级|上级|国家.{0,3}省|省.{0,3}市");
    private static final Pattern NOT = Pattern.compile("不计|不含|不包括|不纳入|不列入|不得列|不算|除外|剔除|扣除|以外");
    private static final Pattern SHARE_AT_MOST =
            Pattern.compile("(?:不(?:得)?超过|不(?:得)?高于|最多|至多)[^\\d]{0,6}(\\d+(?:\\.\\d+)?%)");
    private static final Pattern CUMULATIVE = Pattern.compile("累计|各类|合计|总计|总额|全部");
    private static final Map<DutyRule.Kind, Pattern> DUTIES = duties();

    private static final Pattern LIST = Pattern.compile("[^、，。；（）()]+(?:、[^、，。；（）()]+)+");
    private static final Pattern BEHIND = Pattern.compile("(?:等.*)?(?:均|都|一律)?(?:不计|不算|除外|不纳入|不列入|以外).*$|等$");
    private static final Pattern BEFORE = Pattern.compile("^.*(?:不含|不包括|剔除|扣除)");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    ListingChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    private static Map<String, Pattern> levels() {
        Map<String, Pattern> words = new LinkedHashMap<>();
        words.put("国家|中央", Pattern.compile("国家级|中央|国家财政"));
        words.put("省", Pattern.compile("省级|[本我]省|自治区"));
        words.put("市", Pattern.compile("市级|[本我]市"));
        words.put("县|区", Pattern.compile("县级|区级|[本我][县区]"));
        return words;
    }

    private static Map<DutyRule.Kind, Pattern> duties() {
        Map<DutyRule.Kind, Pattern> words = new LinkedHashMap<>();
        words.put(DutyRule.Kind.SPECIAL_ACCOUNT, Pattern.compile("专账|专户|单独核算|专门账"));
        words.put(DutyRule.Kind.FUND_USE, Pattern.compile("使用情况|用途|支出情况|使用报告"));
        words.put(DutyRule.Kind.PROGRESS, Pattern.compile("进度|进展|[每按](?:月|季|周|半年|年)度?"));
        return words;
    }

    void check() {
        pack.honours().forEach(this::honour);
        pack.funds().forEach(this::fund);
        pack.catalogues().forEach(this::catalogue);
        pack.duties().forEach(this::duty);
    }

    /** Records write a title in its own words, or some of them. */
    private void honour(Honour honour) {
        List<String> kinds = honour.recorded().kinds();
        String words = GENERIC.matcher(honour.name()
                        + (honour.clause().isProposed() ? "" : honour.clause().quote()))
                .replaceAll("");
        boolean named = kinds.stream()
                .map(kind -> GENERIC.matcher(kind).replaceAll(""))
                .anyMatch(kind -> kind.length() < 2 || pairs(kind).anyMatch(words::contains));
        if (!named) {
            remarks.doubts(
                    List.of("honours", honour.id(), "kind"),
                    "“" + String.join("、", kinds) + "”，与“" + honour.name() + "”没有相同的字",
                    "应为称号登记时的写法；别处就是这样登记它的可以不改");
        }
    }

    private static Stream<String> pairs(String words) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 2 <= words.length(); i++) {
            pairs.add(words.substring(i, i + 2));
        }
        return pairs.stream();
    }

    private void fund(Fund fund) {
        List<String> at = List.of("funds", fund.id());
        String words = fund.name() + "，"
                + (fund.clause().isProposed() ? "" : fund.clause().quote());
        if (fund.recorded() != null && !fund.recorded().levels().isEmpty()) {
            List<String> said = LEVELS.entrySet().stream()
                    .filter(level -> level.getValue().matcher(words).find())
                    .map(Map.Entry::getKey)
                    .toList();
            Set<String> levels = fund.recorded().levels();
            boolean listed = said.stream().allMatch(level -> levels.stream()
                    .anyMatch(each -> Pattern.compile(level).matcher(each).find()));
            boolean all = ALL_LEVELS.matcher(words).find();
            if (all ? levels.size() == 1 : !said.isEmpty() && !listed) {
                remarks.doubts(
                        Rules.in(at, "recorded", "levels"),
                        "“" + String.join("、", levels) + "”，名称、引文“" + words + "”说的是别的级别",
                        "应为那里所说的级别：登记为别的级别的就不计入");
            }
        }
        since(fund, at);
        own(fund, at, words);
    }

    private void since(Fund fund, List<String> at) {
        LocalDate day = fund.since() == null ? null : fund.since().day();
        Optional<LocalDate> from = day(CoreParameter.PILOT_FROM);
        Figures quoted =
                Figures.in(fund.clause().isProposed() ? "" : fund.clause().quote());
        if (day != null && !quoted.mayBegin(day)) {
            remarks.doubts(
                    Rules.in(at, "since"),
                    "写的是 " + day + "，引文「" + fund.clause().quote() + "」里同类的数是 "
                            + quoted.like(Value.of(day), Measure.NONE),
                    "应与旁边的文字一致；那里说的是别的数的，改引说到这个数的原文");
            return;
        }
        if (day != null && from.isPresent() && day.isAfter(from.get())) {
            remarks.doubts(
                    Rules.in(at, "since"),
                    "“" + day + "”，晚于实施期首日 pilot.from 的 " + from.get(),
                    "应为从那一天起核定的才计入的日子：以前得到的都不计；文件这样写的可以不改");
        }
    }

    private Optional<LocalDate> day(CoreParameter core) {
        return pack.parameter(core.id())
                .map(Parameter::initial)
                .filter(Value.Day.class::isInstance)
                .map(value -> ((Value.Day) value).date());
    }

    /** A cap of all that one gets counts what one gets here. */
    private void own(Fund fund, List<String> at, String words) {
        if (!CUMULATIVE.matcher(words).find()) {
            return;
        }
        String missing = pack.directions().stream()
                .filter(direction -> !fund.directions().contains(direction.id()))
                .filter(direction -> rules.expressions().stream()
                        .anyMatch(rule -> direction.equals(rule.direction())
                                && rule.place().contains("limits")
                                && rule.expression().facts().contains(fund.fact())))
                .map(Direction::id)
                .collect(Collectors.joining("、"));
        unread(fund);
        if (!missing.isEmpty()) {
            remarks.doubts(
                    Rules.in(at, "directions"),
                    "没有写 " + missing + "，" + missing + " 的累计上限却看它",
                    "应为计入累计的各方向，连同 " + missing + " 自己：不写，在本政策包得过的就不算");
        }
    }

    /** Of several that come to one cap, each has it. */
    private void unread(Fund fund) {
        Set<String> readers = new HashSet<>();
        Set<String> quotes = new HashSet<>();
        for (Rules.Ruled rule : rules.expressions()) {
            Direction direction = rule.direction();
            if (direction != null
                    && fund.directions().contains(direction.id())
                    && rule.expression().facts().contains(fund.fact())) {
                readers.add(direction.id());
                quotes.add(rule.clause().isProposed() ? "" : rule.clause().quote());
            }
        }
        List<Direction> others = pack.directions().stream()
                .filter(direction -> direction.hasMoney()
                        && fund.directions().contains(direction.id())
                        && !readers.contains(direction.id()))
                .toList();
        if (quotes.size() == 1 && readers.size() > others.size()) {
            others.forEach(direction -> remarks.doubts(
                    List.of("directions", direction.id(), "amount", "limits"),
                    "没有看资金 " + fund.id() + "（" + fund.name() + "），计入它的别的方向都以引文「"
                            + quotes.iterator().next() + "」看它",
                    "应有看它的累计上限，例如 max(amount(\"0元\"), amount(\"100万元\") - granted(\"" + fund.id()
                            + "\"))；只计入、不受限的可以不改"));
        }
    }

    private void catalogue(Catalogue catalogue) {
        Clause clause = catalogue.clause();
        if (clause.isProposed()) {
            return;
        }
        List<String> at = List.of("catalogues", catalogue.id());
        List<String> parts = List.of(clause.quote().split("[，,。；;]", -1));
        String counted =
                parts.stream().filter(part -> !NOT.matcher(part).find()).collect(Collectors.joining("，"));
        List<ItemCategory> said = Stream.of(ItemCategory.values())
                .filter(category -> category != ItemCategory.OTHER && counted.contains(category.chinese()))
                .toList();
        String left = said.stream()
                .filter(category -> !catalogue.counts().contains(category))
                .map(ItemCategory::chinese)
                .collect(Collectors.joining("、"));
        if (!left.isEmpty()) {
            remarks.doubts(
                    Rules.in(at, "counts"), "没有写 " + left + "，引文「" + clause.quote() + "」说到它", "应为引文列举的各类；那里说的是不计的可以不改");
        }
        bounded(catalogue, parts, at);
        catalogue.atMost().forEach((category, share) -> {
            Optional<String> part = parts.stream()
                    .filter(each -> Figures.in(each).contains(Value.of(share)))
                    .findFirst();
            boolean other = part.isPresent()
                    && !part.get().contains(category.chinese())
                    && said.stream().anyMatch(each -> part.get().contains(each.chinese()));
            if (other) {
                remarks.doubts(
                        Rules.in(at, "atMost", category.chinese()),
                        "“" + category.chinese() + "”，引文「" + part.get() + "」说的是别的类别",
                        "应为那里所说的类别");
            }
        });
        String not = parts.stream().filter(part -> NOT.matcher(part).find()).collect(Collectors.joining("，"));
        List<String> unsaid = catalogue.except().stream()
                .filter(name -> !clause.quote().contains(name))
                .sorted()
                .toList();
        String unlisted = listed(not, catalogue.except());
        if (unsaid.isEmpty() && !unlisted.isEmpty()) {
            remarks.doubts(Rules.in(at, "except"), "没有写 " + unlisted + "，引文「" + not + "」说到它", "应为那里列举的不计的项目，一字不差");
        }
        if (!not.isEmpty() && !unsaid.isEmpty()) {
            remarks.doubts(
                    Rules.in(at, "except"),
                    "“" + String.join("、", unsaid) + "”，引文「" + not + "」没有说到",
                    "应为那里列举的不计的项目，一字不差；别的项目也不计的，引说到它的原文");
        }
    }

    /** 实施费用不超过其中的30% bounds a category. */
    private void bounded(Catalogue catalogue, List<String> parts, List<String> at) {
        for (String part : parts) {
            Set<ItemCategory> named = Stream.of(ItemCategory.values())
                    .filter(category -> part.contains(category.chinese()))
                    .collect(Collectors.toUnmodifiableSet());
            Matcher most = SHARE_AT_MOST.matcher(Numerals.inDigits(part));
            if (named.size() == 1
                    && most.find()
                    && catalogue.atMost().keySet().stream().noneMatch(named::contains)) {
                String category = named.iterator().next().chinese();
                remarks.doubts(
                        Rules.in(at, "atMost"),
                        "没有写 " + category + "，引文「" + part + "」说它最多占几成",
                        "应为 atMost: {" + category + ": " + most.group(1) + "}；那里说的是别的，改引说到这个范围的原文");
            }
        }
    }

    /** What stands in one list with items that do not count, and is none of them. */
    private static String listed(String words, Set<String> except) {
        List<String> missing = new ArrayList<>();
        Matcher list = LIST.matcher(words);
        while (list.find()) {
            List<String> items = Stream.of(list.group().split("[、和及]", -1))
                    .map(item ->
                            BEFORE.matcher(BEHIND.matcher(item).replaceAll("")).replaceAll(""))
                    .toList();
            if (items.stream().anyMatch(except::contains)) {
                items.stream()
                        .filter(item -> !item.isEmpty() && !except.contains(item))
                        .forEach(missing::add);
            }
        }
        return String.join("、", missing);
    }

    private void duty(DutyRule duty) {
        Pattern own = DUTIES.get(duty.kind());
        String quote = duty.clause().quote();
        if (own == null || duty.clause().isProposed() || own.matcher(quote).find()) {
            return;
        }
        DUTIES.forEach((kind, words) -> {
            if (words.matcher(quote).find()) {
                remarks.doubts(
                        List.of("duties", duty.id(), "kind"),
                        "“" + duty.kind().word() + "”，引文「" + quote + "」说的像是 " + kind.word(),
                        "应为 kind: " + kind.word() + "；不是的，引说到这项义务的原文");
            }
        });
    }
}
