package org.mingzhang.domain.policy.reading;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Ambiguity;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.Exclusion;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Industry;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PackBytes;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Region;
import org.mingzhang.domain.policy.SamePilot;
import org.mingzhang.domain.policy.SourceDocument;
import org.mingzhang.domain.policy.TransferRule;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** Reads the sections of a pack in their order; the rules of money are in the other section readers. */
final class PackSections {
    /** Ids go into events, addresses and file names. */
    static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Map<String, Role> TRANSFER_POSTS =
            Map.of("FINANCE", Role.FINANCE, "CITY_INDUSTRY", Role.CITY_INDUSTRY);

    private static final String REGIONS = "县（市、区）";

    static final String ID_FORM = "应为编号：英文字母或数字开头，只含英文字母、数字、点、下划线和短横，不超过 64 个字符，不能是 " + Clause.PROPOSED;

    private final MapReader pack;
    private final Problems problems;
    private final List<SourceDocument> documents;
    private final Known known;

    PackSections(MapReader pack, Problems problems) {
        this.pack = pack;
        this.problems = problems;
        this.documents = documents();
        Map<String, Map<String, String>> passages = new LinkedHashMap<>();
        for (SourceDocument document : documents) {
            Map<String, String> places = new LinkedHashMap<>();
            document.passages().forEach(passage -> places.put(passage.place(), passage.text()));
            passages.put(document.id(), places);
        }
        this.known = Known.of(pack, new Quotes(passages));
        known.says(documents.stream()
                .map(SourceDocument::numberBy)
                .filter(Objects::nonNull)
                .toList());
    }

    PolicyPack read(PackBytes bytes) {
        ParameterSection parameters = new ParameterSection(known, problems);
        NamedSections named = new NamedSections(known);
        GoalSections goals = new GoalSections(known);
        int version = pack.read("version", "应为整数，从 1 开始，例如 1、2", 1, PackSections::positive);
        PolicyPack read = new PolicyPack(
                pack.read("pack", "应为编号：英文字母、数字、点、下划线和短横，例如 mycity-2026", "", PackSections::id),
                version,
                pack.text("title"),
                pack.text("issuer"),
                pack.read("zone", "应为时区名称，例如 Asia/Shanghai", ZoneId.of("UTC"), PackSections::zone),
                pack.mapIfPresent("region").map(this::region).orElse(null),
                pack.mapIfPresent("samePilot").map(this::samePilot).orElse(null),
                withBasis(),
                eachIfPresent("sources", this::source),
                eachIfPresent("lines", this::line),
                eachIfPresent("ratioRules", new RatioSection(known)::rule),
                eachIfPresent("batches", this::batch),
                pack.isMap("counties") ? pack.map("counties").textOr("name", REGIONS) : REGIONS,
                counties(),
                eachIfPresent(
                        "industries",
                        (id, map) -> new Industry(id, map.text("name"), map.texts("aliases"), clause(map))),
                each("stages", new StageSection(known)::stage),
                eachIfPresent("honours", new HonourSection(known)::honour),
                eachIfPresent("funds", named::fund),
                eachIfPresent("counts", named::count),
                eachIfPresent("figures", named::figure),
                eachIfPresent("catalogues", named::catalogue),
                eachIfPresent("similarities", named::similarity),
                eachIfPresent("forms", named::form),
                each("directions", new DirectionSection(known)::direction),
                eachIfPresent("exclusions", named::exclusion),
                each("parameters", parameters::parameter),
                eachIfPresent("ambiguities", this::ambiguity),
                eachIfPresent("targets", goals::target),
                eachIfPresent("phases", (id, map) -> goals.phase(id, map, pack.has("phaseEnd"))),
                goals.end(pack),
                eachIfPresent("duties", new DutySection(known)::duty),
                new NoteSection(known).notes(pack),
                new AmendmentSection(known).read(pack, version),
                bytes);
        parameters.checkCore(pack, read);
        checkExclusions(read);
        new RubricSection.Check(pack).stages(read);
        StageSection.check(pack, read);
        QueueSection.check(pack, read);
        checkDuties(read);
        pack.done();
        if (!problems.any()) {
            parameters.checkDefaults(pack, read);
            parameters.checkUsed(pack, read.parameters());
        }
        return read;
    }

    /** Where there is no money, no case counts from its award on. */
    private void checkExclusions(PolicyPack read) {
        for (Exclusion exclusion : read.exclusions()) {
            boolean never = exclusion.at() == Moment.AWARD
                    && exclusion.directions().stream()
                            .flatMap(id -> read.direction(id).stream())
                            .anyMatch(direction -> !direction.hasMoney());
            if (never) {
                MapReader map = pack.map("exclusions").map(exclusion.id());
                map.report(map.spotOf("at"), "其中有没有奖补资金的方向，却写作 award", "应为 submission 或 approval");
            }
        }
    }

    /** A document that meets a duty is one that the case may have. */
    private void checkDuties(PolicyPack read) {
        for (DutyRule duty : read.duties()) {
            String document = duty.document();
            List<String> without = duty.directions().stream()
                    .flatMap(id -> read.direction(id).stream())
                    .filter(direction ->
                            document != null && direction.document(document).isEmpty())
                    .map(Direction::id)
                    .toList();
            if (!without.isEmpty()) {
                MapReader map = pack.map("duties").map(duty.id());
                map.report(
                        map.spotOf("document"),
                        "支持方向 " + String.join("、", without) + " 的材料清单里没有 " + document,
                        "应为各支持方向 documents 里都有的材料编号");
            }
        }
    }

    private List<SourceDocument> documents() {
        return each("documents", (id, map) -> {
            List<SourceDocument.Passage> passages = new ArrayList<>();
            map.word("clause");
            map.word("proposed");
            if (map.has("passages") || !isBasis(map)) {
                MapReader places = map.map("passages");
                for (String place : places.keys()) {
                    passages.add(new SourceDocument.Passage(place, Quotes.normal(places.text(place))));
                }
            }
            String number = map.text("number");
            Matcher parameter = DirectionSection.PARAMETER.matcher(number);
            String by = parameter.matches() ? parameter.group(1) : null;
            return new SourceDocument(
                    id,
                    map.text("title"),
                    map.text("issuer"),
                    by == null ? number : ParameterSection.number(pack, map, by),
                    by,
                    map.text("issued"),
                    passages,
                    null);
        });
    }

    private Region region(MapReader map) {
        Region region = new Region(map.text("code"), map.text("name"), clause(map));
        map.done();
        return region;
    }

    private SamePilot samePilot(MapReader map) {
        Set<String> packs = new LinkedHashSet<>();
        String own = pack.textOr("pack", "");
        for (MapReader.Word word : map.words("packs")) {
            boolean id = ID.matcher(word.text()).matches();
            if (!id || word.text().equals(own) || !packs.add(word.text())) {
                map.report(word.spot(), MapReader.quoted(word.text()), id ? "应为其他政策包的编号，各写一次；本政策包的专项本来就算" : ID_FORM);
            }
        }
        if (packs.isEmpty()) {
            map.report(map.spotOf("packs"), "没有写政策包", "属于同一试点的其他政策包的编号，例如 [mycity-renovation]");
        }
        SamePilot same = new SamePilot(packs, clause(map));
        map.done();
        return same;
    }

    /** Where a notice names a document as what it rests on: read once the passages are known that the words stand in. */
    private List<SourceDocument> withBasis() {
        MapReader section = pack.map("documents");
        return documents.stream()
                .map(document -> {
                    MapReader map = section.map(document.id());
                    return isBasis(map)
                            ? new SourceDocument(
                                    document.id(),
                                    document.title(),
                                    document.issuer(),
                                    document.number(),
                                    document.numberBy(),
                                    document.issued(),
                                    document.passages(),
                                    clause(map))
                            : document;
                })
                .toList();
    }

    private static boolean isBasis(MapReader document) {
        return document.has("clause") || document.has("proposed");
    }

    private FundingSource source(String id, MapReader map) {
        @Nullable
        Fen amount = map.has("amount")
                ? map.read("amount", "应为大于零、带单位、精确到分的金额，例如 1亿元", Fen.ZERO, PackSections::positiveAmount)
                : null;
        return new FundingSource(id, map.text("name"), amount, map.textOr("remark", ""), clause(map));
    }

    private BudgetLine line(String id, MapReader map) {
        List<String> paidBy = map.references("paidBy", known.sources());
        if (paidBy.isEmpty()) {
            map.report(map.spotOf("paidBy"), "没有写资金来源", MapReader.oneOf(known.sources()) + "，按拆分的先后排列");
        }
        return new BudgetLine(
                id,
                map.text("name"),
                paidBy,
                map.mapIfPresent("givesTo").map(given -> transfer(id, given)).orElse(null),
                clause(map));
    }

    private TransferRule transfer(String id, MapReader map) {
        List<String> lines = map.references("lines", known.lines());
        if (lines.isEmpty() || lines.contains(id)) {
            map.report(map.spotOf("lines"), lines.isEmpty() ? "没有写调入的科目" : "写了科目自己", "其他科目的编号，例如 [renovation]");
        }
        Ratio atMost = map.has("atMost")
                ? map.read("atMost", "应为 0 到 1 之间的比例，例如 10%", Ratio.ONE, FormulaSection::share)
                : null;
        Role decidedBy = map.has("decidedBy") ? map.choice("decidedBy", TRANSFER_POSTS, Role.FINANCE) : Role.FINANCE;
        TransferRule rule = new TransferRule(lines, atMost, decidedBy, clause(map));
        map.done();
        return rule;
    }

    private Batch batch(String id, MapReader map) {
        int number = 0;
        try {
            number = positive(id);
        } catch (IllegalArgumentException notANumber) {
            map.report(map.spot(), MapReader.quoted(id), "应为批次的序号，例如 1、2");
        }
        return new Batch(number, map.text("name"), clause(map));
    }

    /** Public geography under one clause: {@code list: {code: name}}. */
    private List<County> counties() {
        MapReader map = pack.map("counties");
        Clause clause = clause(map);
        map.textOr("name", REGIONS);
        MapReader list = map.map("list");
        List<County> counties = list.keys().stream()
                .map(code -> new County(code, list.text(code), clause))
                .toList();
        map.done();
        return counties;
    }

    private Ambiguity ambiguity(String id, MapReader map) {
        return new Ambiguity(
                id,
                map.text("question"),
                map.text("reading"),
                map.references("parameters", known.parameters().keySet()),
                map.textOr("amendment", ""),
                clause(map));
    }

    private Clause clause(MapReader map) {
        return known.quotes().of(map);
    }

    /** A section whose keys are ids: each is read and then closed, so that unknown keys in it are reported. */
    private <T> List<T> each(String section, BiFunction<String, MapReader, T> reader) {
        List<T> items = new ArrayList<>();
        MapReader map = pack.map(section);
        for (String id : map.keys()) {
            MapReader item = map.map(id);
            if (!ID.matcher(id).matches() || id.equals(Clause.PROPOSED)) {
                map.report(item.spot(), MapReader.quoted(id), ID_FORM);
            }
            items.add(reader.apply(id, item));
            item.done();
        }
        return items;
    }

    private <T> List<T> eachIfPresent(String section, BiFunction<String, MapReader, T> reader) {
        return pack.has(section) ? each(section, reader) : List.of();
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("not an id: " + text);
        }
        return text;
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("not positive: " + text);
        }
        return number;
    }

    private static Fen positiveAmount(String text) {
        Fen amount = ((Value.Amount) ValueType.AMOUNT.parse(text)).fen();
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("not positive: " + text);
        }
        return amount;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException notAZone) {
            throw new IllegalArgumentException(notAZone);
        }
    }
}
