package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.domain.money.Ratio;

/** What a pack itself names, as an official reads it: 申报表, 资金集合, 计数, 参考数据, the clause beside each. */
final class NamedText {
    private NamedText() {}

    /** A form as a table: one line a field, with what may stand in it. */
    static List<PackLine> form(PolicyPack pack, Form form) {
        List<PackLine> lines = new ArrayList<>();
        String directions = names(
                pack,
                pack.directions().stream()
                        .filter(direction -> form.id().equals(direction.form()))
                        .map(Direction::id)
                        .toList());
        lines.add(PackLine.of(
                "  %s（%s）：%s".formatted(form.name(), form.id(), directions.isEmpty() ? "没有方向使用" : "用于 " + directions),
                form.clause()));
        int number = 0;
        for (Form.Field field : form.fields()) {
            lines.add(
                    PackLine.of("    %d. %s（%s）　%s".formatted(++number, field.name(), field.id(), field(field)), null));
        }
        return lines;
    }

    /** What may stand in a field: 文字，必填，取 …之一. */
    static String field(Form.Field field) {
        List<String> rules = new ArrayList<>();
        rules.add(field.type().chinese());
        if (field.personal()) {
            rules.add("个人信息，只留在申报材料里，不记账");
        } else if (field.from() != null) {
            rules.add("由账本带出（" + field.from() + "），不另填");
        } else {
            rules.add(field.needed() ? "必填" : "选填");
        }
        if (!field.options().isEmpty()) {
            rules.add("取 " + String.join("、", field.options()) + (field.several() ? " 中的一个或多个" : " 之一"));
        } else if (field.several()) {
            rules.add("可填多个");
        }
        if (field.atMost() != null) {
            rules.add("最多 " + field.atMost() + " 个");
        }
        if (field.most() != null) {
            rules.add("不超过 " + field.most() + " 字");
        }
        return String.join("，", rules);
    }

    /** What it sums, in one line of plain text. */
    private static String fund(PolicyPack pack, Fund fund) {
        return fundLines(pack, fund).stream().map(PackLine::text).collect(Collectors.joining("；"));
    }

    /** What it sums, then what counts, a kind a line. */
    static List<PackLine> fundLines(PolicyPack pack, Fund fund) {
        List<PackLine> lines = new ArrayList<>();
        lines.add(PackLine.of(
                "  %s（%s）：同一受益人%s核定的下列金额之和，减去放弃和追回的".formatted(fund.name(), fund.id(), time(pack, fund)),
                fund.clause()));
        List<String> of = new ArrayList<>();
        if (!fund.directions().isEmpty()) {
            of.add("本专项：" + names(pack, fund.directions().stream().sorted().toList()));
        }
        fund.packs()
                .forEach((other, directions) -> of.add("政策包 " + other + "："
                        + (directions.isEmpty()
                                ? "全部支持方向"
                                : String.join("、", directions.stream().sorted().toList()))));
        Fund.Recorded recorded = fund.recorded();
        if (recorded != null) {
            of.add("历史奖补：" + recorded(recorded));
        }
        Fund.Others others = fund.others();
        if (others.parameter() != null) {
            of.add("没有列明的历史奖补、其他政策包的奖补：是否计入由" + RuleWords.parameter(pack, others.parameter()) + "决定");
        } else if (others.counted()) {
            of.add("没有列明的历史奖补、其他政策包的奖补：也计入");
        }
        of.forEach(one -> lines.add(PackLine.of("    " + one, null)));
        return lines;
    }

    private static String time(PolicyPack pack, Fund fund) {
        Fund.Since since = fund.since();
        if (since == null) {
            return fund.per().chinese();
        }
        String from = "从" + since(pack, since) + "（含当日）起";
        return fund.per() == Fund.Per.EVER ? from : from + "，" + fund.per().chinese();
    }

    private static String recorded(Fund.Recorded recorded) {
        String those = Stream.of(
                        among("资金名称", recorded.names()),
                        among("级别", recorded.levels()),
                        among("方向", recorded.directions()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("，"));
        return (those.isEmpty() ? "全部" : those + "的")
                + (recorded.except().isEmpty() ? "" : "；" + among("方向", recorded.except()) + "的不计");
    }

    private static String since(PolicyPack pack, Fund.Since since) {
        String parameter = since.parameter();
        return parameter != null
                ? RuleWords.parameter(pack, parameter) + "之日"
                : Value.of(Objects.requireNonNull(since.day())).display();
    }

    private static String among(String column, Collection<String> words) {
        return words.isEmpty()
                ? ""
                : column + "为 " + String.join("、", words.stream().sorted().toList());
    }

    private static String names(PolicyPack pack, List<String> directions) {
        return directions.stream()
                .map(id -> pack.direction(id).map(Direction::name).orElse(id))
                .collect(Collectors.joining("、"));
    }

    static String similarity(PolicyPack pack, Similarity similarity) {
        return "%s（%s）：%s的申报两两比较，参与单位重合达到 %s、并且申报内容相似达到 %s 的，提请复核；由人判断，不自动取消"
                .formatted(
                        similarity.text(),
                        similarity.id(),
                        names(pack, similarity.directions()),
                        threshold(pack, similarity.members()),
                        threshold(pack, similarity.texts()));
    }

    private static String threshold(PolicyPack pack, Similarity.Threshold threshold) {
        return threshold.parameter() != null
                ? RuleWords.parameter(pack, threshold.parameter())
                : Value.of(Objects.requireNonNull(threshold.written())).display();
    }

    static String count(PolicyPack pack, Count count) {
        return "%s（%s）：%s的个数%s%s"
                .formatted(
                        count.name(),
                        count.id(),
                        count.of().chinese(),
                        count.unit().isEmpty() ? "" : "，单位 " + count.unit(),
                        count.where() == null ? "" : "；只计 " + RuleWords.of(pack, count.where()) + " 的");
    }

    static String figure(Figure figure) {
        return (figure.isYearly() ? "%s（%s）：%s的%s%s，逐年登记" : "%s（%s）：%s的%s%s，取办理之日以前最新登记的")
                .formatted(
                        figure.name(),
                        figure.id(),
                        figure.of().chinese(),
                        figure.type().chinese(),
                        figure.unit().isEmpty() ? "" : "（" + figure.unit() + "）");
    }

    /** Which contract items count: 合同明细中软件、实施（不超过计入额的 30%）的金额之和，不计 电脑. */
    static String catalogue(Catalogue catalogue) {
        List<String> counted = new ArrayList<>();
        for (ItemCategory category : ItemCategory.values()) {
            Ratio most = catalogue.atMost().get(category);
            if (catalogue.counts().contains(category)) {
                counted.add(category.chinese()
                        + (most == null ? "" : "（不超过计入总额的 " + Value.of(most).display() + "）"));
            }
        }
        return "%s（%s）：合同明细中类别为 %s 的金额之和%s"
                .formatted(
                        catalogue.name(),
                        catalogue.id(),
                        String.join("、", counted),
                        catalogue.except().isEmpty()
                                ? ""
                                : "，不计 "
                                        + String.join(
                                                "、",
                                                catalogue.except().stream()
                                                        .sorted()
                                                        .toList()));
    }

    /** Puts all of them into a pack's JSON. */
    static void structure(Map<String, Object> json, PolicyPack pack) {
        json.put("funds", PackStructure.each(pack.funds(), fund -> {
            Map<String, Object> item = item(fund.id(), fund.name(), fund(pack, fund), fund.clause());
            item.put("per", fund.per().name());
            Fund.Since since = fund.since();
            if (since != null) {
                item.put(
                        "since",
                        since.day() == null
                                ? "param(" + since.parameter() + ")"
                                : since.day().toString());
            }
            item.put("directions", fund.directions().stream().sorted().toList());
            Fund.Others others = fund.others();
            item.put(
                    "others",
                    others.parameter() != null
                            ? "param(" + others.parameter() + ")"
                            : others.counted() ? "counted" : "ignored");
            return item;
        }));
        json.put("counts", PackStructure.each(pack.counts(), count -> {
            Map<String, Object> item = item(count.id(), count.name(), count(pack, count), count.clause());
            item.put("of", count.of().name());
            item.put("unit", count.unit());
            return item;
        }));
        json.put("figures", PackStructure.each(pack.figures(), figure -> {
            Map<String, Object> item = item(figure.id(), figure.name(), figure(figure), figure.clause());
            item.put("of", figure.of().name());
            item.put("type", figure.type().key());
            item.put("unit", figure.unit());
            return item;
        }));
        json.put("catalogues", PackStructure.each(pack.catalogues(), catalogue -> {
            Map<String, Object> item = item(catalogue.id(), catalogue.name(), catalogue(catalogue), catalogue.clause());
            item.put("counts", categories(catalogue.counts()));
            Map<String, Object> atMost = new LinkedHashMap<>();
            catalogue.atMost().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(share -> atMost.put(
                            share.getKey().chinese(), share.getValue().toString()));
            item.put("atMost", atMost);
            item.put("except", catalogue.except().stream().sorted().toList());
            return item;
        }));
        json.put("forms", PackStructure.each(pack.forms(), form -> {
            Map<String, Object> item = item(form.id(), form.name(), "", form.clause());
            item.remove("text");
            item.put("fields", PackStructure.each(form.fields(), NamedText::structure));
            return item;
        }));
        json.put("similarities", PackStructure.each(pack.similarities(), similarity -> {
            Map<String, Object> item =
                    item(similarity.id(), similarity.text(), similarity(pack, similarity), similarity.clause());
            item.put("directions", similarity.directions());
            return item;
        }));
        json.put("exclusions", PackStructure.each(pack.exclusions(), exclusion -> {
            Map<String, Object> item =
                    item(exclusion.id(), exclusion.text(), RuleText.exclusion(pack, exclusion), exclusion.clause());
            item.put("directions", exclusion.directions());
            item.put("roles", exclusion.roles().stream().map(Enum::name).toList());
            item.put("at", exclusion.at().name());
            return item;
        }));
    }

    private static List<String> categories(Collection<ItemCategory> categories) {
        return categories.stream().sorted().map(ItemCategory::chinese).toList();
    }

    private static Map<String, Object> structure(Form.Field field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", field.id());
        json.put("name", field.name());
        json.put("type", field.type().key());
        json.put("options", field.options());
        json.put("needed", field.needed());
        json.put("several", field.several());
        json.put("personal", field.personal());
        if (field.atMost() != null) {
            json.put("atMost", field.atMost());
        }
        if (field.most() != null) {
            json.put("most", field.most());
        }
        if (field.from() != null) {
            json.put("from", field.from());
        }
        json.put("text", field(field));
        return json;
    }

    private static Map<String, Object> item(String id, String name, String text, Clause clause) {
        return PackStructure.item(clause, "id", id, "name", name, "text", text);
    }
}
