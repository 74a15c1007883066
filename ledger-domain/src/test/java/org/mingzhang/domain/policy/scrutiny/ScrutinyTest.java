package org.mingzhang.domain.policy.scrutiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackProblem;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;

/** Packs that read well and cannot be meant: each is a sound pack with one thing wrong, as somebody hostile would write it. */
class ScrutinyTest {
    private static final String SOUND = text(Path.of("src", "test", "resources", "scrutiny", "pack.yaml"));

    /** What is written, what a hostile author writes instead, where that is found, and what is said of it. */
    static final List<Arguments> CONTRADICTIONS = List.of(
            // Money.
            wrong("floor: {amount: 10万元", "floor: {amount: 30万元", "directions.A.amount.floor.amount", "下限 30万元，高于上限 limits.cap（最高）的 20万元（改造后等级 2）"),
            wrong("default: 60万元", "default: 5万元", "directions.A.amount.floor.amount", "下限 10万元，高于上限 limits.cap（最高）的 5万元"),
            wrong("floor: {amount: 10万元", "floor: {amount: {by: [acceptance.levelAfter], cells: {2: 10万元, 3: 41万元, 4: 20万元}}", "directions.A.amount.floor.amount", "下限 41万元（改造后等级 3）"),
            wrong("sum: {text: 每家, amount: 20万元, clause: notice 二「每家奖励10万—20万元」}}", "sum: {text: 每家, amount: 20万元, when: application.batch == 1, proposed: 例}, other: {text: 其余, amount: 30万元, proposed: 例}}\n      floor: {amount: 25万元, proposed: 例}", "directions.B.amount.floor.amount", "下限 25万元，高于上限 limits.sum"),
            wrong("limits: {sum: {text: 每家, amount: 20万元, clause: notice 二「每家奖励10万—20万元」}}", "parts: {one: {text: 一, limits: {a: {text: 甲, amount: 1万元, proposed: 例}}, proposed: 例}, two: {text: 二, limits: {a: {text: 甲, amount: 2万元, proposed: 例}}, proposed: 例}}\n      floor: {amount: 4万元, proposed: 例}", "directions.B.amount.floor.amount", "高于各分项上限之和 3万元"),
            wrong("share: 30%, of: items", "share: 0%, of: items", "directions.A.amount.limits.rate.share", "奖补永远是零"),
            wrong("4: param(cap.4)}", "4: param(cap.4), 7: 1万元}", "directions.A.amount.limits.cap.amount.cells.7", "这一格用不到"),
            wrong("places: {name: 名额, type: number, default: 100", "places: {name: 名额, type: number, default: 0", "directions.A.quota.most", "名额取自参数，默认 0"),
            wrong("role: applicant, atMost: 1", "role: applicant, atMost: param(none)", "exclusions.X.atMost", "限报的项数取自参数，默认 0"),
            wrong("    prior: [B]\n", "", "directions.A.amount.less.gives", "没有写 prior", "less: {amount: awards.alreadyGrantedFen", "less: {gives: awards.alreadyGrantedFen"),
            wrong("      less: {amount: awards.alreadyGrantedFen, clause: notice 五「补足差额」}\n", "", "directions.A.prior", "没有规则用到 awards.alreadyGrantedFen"),
            // Budget.
            wrong("judged: {allocated: always, committed: never, paid: never}", "judged: {allocated: never, committed: never, paid: never}", "ratioRules.R2.judged", "三个口径都写作 never"),
            wrong("lines: [service], atMost: 20%, of", "lines: [renovation], atMost: 70%, of", "ratioRules.R2.atMost", "不能同时做到"),
            wrong("lines: [service], atMost: 20%, of", "lines: [service], atLeast: 30%, of", "ratioRules.R2.atLeast", "不能同时做到"),
            wrong("lines: [service], atMost: 20%, of", "lines: [service], atMost: 100%, of", "ratioRules.R2.atMost", "什么都不限制"),
            wrong("source: city, lines: [service]", "source: county, lines: [service]", "ratioRules.R2.lines", "计入的科目都不由 county 支付"),
            wrong("paidBy: [city, county]", "paidBy: [city]", "sources.county", "没有科目由它支付"),
            wrong("paidBy: [city, county]", "paidBy: [county]", "lines.renovation.givesTo.lines", "没有共同的资金来源"),
            wrong("lines: [service], atMost: 10%", "lines: [service], atMost: 0%", "lines.renovation.givesTo.atMost", "什么也不能调剂"),
            wrong("counts: [软件, 实施]", "counts: [实施]", "catalogues.investment.atMost", "计入的总额永远是零"),
            // The way of a case.
            wrong("    flow: [project, acceptance]\n", "    flow: []\n", "directions.A.payee", "contractor 而没有 project"),
            wrong("flow: [project, acceptance]", "flow: [acceptance]", "directions.A.flow", "有 acceptance 而没有 project"),
            wrong("once: {per: honour.id", "once: {per: acceptance.levelAfter", "directions.B.once.per", "分不出是不是同一个"),
            wrong("    once: {per: honour.id", "    subject: application.batch\n    once: {per: honour.id", "directions.B.subject", "不是受奖励的对象"),
            wrong("    consortium: {members: none, proposed: 例}\n", "    consortium: {members: none, proposed: 例}\n    joint: {proposed: 例}\n", "directions.A.joint", "consortium 却是 none"),
            wrong("    consortium: {members: optional, proposed: 例}\n", "    consortium: {members: optional, proposed: 例}\n    stages: [county, notice]\n", "directions.B.stages", "公示“公示”是最后一个环节"),
            wrong("  decision: {name: 认定, by: city", "  again: {name: 再公示, by: notice, responsible: 市级主管部门, proposed: 例}\n  decision: {name: 认定, by: city", "stages.decision", "有 2 个公示环节"),
            wrong("    flow: [project, acceptance]\n", "    flow: [project, acceptance]\n    stages: [notice, decision]\n", "stages.county", "没有支持方向经过的环节", "    consortium: {members: optional, proposed: 例}\n", "    consortium: {members: optional, proposed: 例}\n    stages: [notice, decision]\n", "by: county, copies", "by: decision, copies"),
            wrong("directions: [A, B], role: applicant", "directions: [A], role: lead", "exclusions.X.role", "没有牵头单位"),
            wrong("directions: [A, B], role", "directions: [A, A], role", "exclusions.X.directions", "同一方向写了两次"),
            wrong("kind: progress, directions: [A]", "kind: progress, directions: [A, B]", "duties.progress.directions", "B 没有 project，这项义务永不开始"),
            wrong("of: everyone, directions: [B]", "of: everyone, directions: [A]", "duties.joint.of", "各方向却都单独申报"),
            // Facts that never are.
            wrong("holds: count(\"members\") >= 5", "holds: project.startedOn <= decision.on", "directions.B.requires.members.holds", "本方向没有项目"),
            wrong("amount: 20万元, clause: notice 二「每家奖励10万—20万元」}}", "share: 10%, of: contract.priceFen, proposed: 例}}", "directions.B.amount.limits.sum.of", "contract.priceFen，本方向没有项目"),
            wrong("holds: acceptance.levelAfter >= 2, clause", "holds: project.startedOn <= decision.on, at: submission, clause", "directions.A.requires.level.holds", "认定以后的项目才有"),
            wrong("form(\"mode\") == \"自主改造\"", "form(\"phone\") == \"1\"", "directions.A.requires.mode.holds", "个人信息（personal），账本不记"),
            wrong("form(\"mode\") == \"自主改造\"", "form(\"name\") == \"1\"", "directions.A.requires.mode.holds", "由账本带出（from）"),
            wrong("    form: table\n", "", "directions.A.requires.mode.holds", "本方向没有申报表"),
            wrong("priority: true, ", "", "directions.A.requires.level.holds", "永远是否", "holds: acceptance.levelAfter >= 2", "holds: enterprise.honouredInPilot"),
            // Comparisons that never hold.
            wrong("acceptance.levelAfter >= 2, clause", "acceptance.levelAfter == 7, proposed", "directions.A.requires.level.holds", "永不成立", "proposed: notice 三「达到二级及以上」", "proposed: 例"),
            wrong("application.batch == 2", "application.batch >= 9", "directions.A.requires.mode.holds", "永不成立"),
            wrong("scene.level >= 2", "scene.level > 4", "counts.scenes.where", "永不成立"),
            wrong("holds: acceptance.levelAfter >= 2", "holds: acceptance.score >= points(\"100.5\")", "directions.A.requires.level.holds", "永不成立"),
            wrong("holds: acceptance.levelAfter >= 2", "holds: acceptance.digitalRate > rate(\"100%\")", "directions.A.requires.level.holds", "永不成立"),
            wrong("holds: acceptance.levelAfter >= 2", "holds: acceptance.levelAfter - application.levelBefore > 4", "directions.A.requires.level.holds", "永不成立"),
            wrong("holds: acceptance.levelAfter >= 2", "holds: 'acceptance.levelAfter in [2, 3, 5]'", "directions.A.requires.level.holds", "永不成立"),
            wrong("holds: count(\"accidents\") == 0", "holds: count(\"accidents\") < 0", "directions.A.requires.safe.holds", "永不成立"),
            wrong("holds: acceptance.levelAfter >= 2", "holds: true", "directions.A.requires.level.holds", "不看任何事实和参数"),
            wrong("holds: acceptance.levelAfter >= 2", "holds: acceptance.levelAfter >= 3 && acceptance.levelAfter < 2", "directions.A.requires.level.holds", "不能同时成立"),
            wrong("holds: count(\"scenes\") >= 4", "holds: acceptance.levelAfter <= 1", "directions.A.requires.scenes.holds", "与 directions.A.requires.level.holds 的“acceptance.levelAfter >= 2”相反"),
            wrong("default: 60万元, doubt", "default: undecided, constraints: [{holds: 'value > amount(\"60万元\")', proposed: 例}, {holds: 'value < amount(\"50万元\")', proposed: 例}], doubt", "parameters.cap.4.constraints[1].holds", "没有一个取值"),
            // Texts, forms, days.
            wrong("most: 200, within", "most: 2001, within", "directions.A.texts.brief.most", "部分比整体（全文，2000 字）还长"),
            wrong("all: {name: 全文, most: 2000", "all: {name: 全文, within: brief, most: 2000", "directions.A.texts.brief.within", "绕一圈又成了自己的一部分"),
            wrong("most: 10}", "most: 3}", "forms.table.fields.mode.most", "比它还长"),
            wrong("personal: true", "personal: true, from: enterprise.phone", "forms.table.fields.phone.from", "又是个人信息"),
            wrong("止, type: date, default: 2027-12-31", "止, type: date, default: 2025-12-31", "parameters.pilot.to.default", "早于 pilot.from 的 2026-03-02"),
            wrong("packs: {handan-2025: [HD-01]}", "packs: {example-2026: [A]}", "funds.before.packs.example-2026", "是本政策包自己"));

    /** The same of what may be meant. */
    static final List<Arguments> DOUBTS = List.of(
            wrong("amount: 1000万元, clause", "amount: 100万元, clause", "sources.city.amount", "写的是 100万元，引文「市级资金1000万元」里同类的数是 1000万元"),
            wrong("lines: [renovation], atLeast: 80%", "lines: [renovation], atLeast: 70%", "ratioRules.R1.atLeast", "写的是 70%，引文「用于改造的不少于百分之八十」里同类的数是 80%"),
            wrong("cells: {2: 20万元", "cells: {2: 30万元", "directions.A.amount.limits.cap.amount.cells.2", "写的是 30万元"),
            wrong("sum: {text: 每家, amount: 20万元", "sum: {text: 每家, amount: 30万元", "directions.B.amount.limits.sum.amount", "里同类的数是 10万元、20万元"),
            wrong("text: 投入的30%, share: 30%, of: items(\"investment\"), clause: notice 二「投入的30%」", "text: 投入的40%, share: 30%, of: items(\"investment\"), clause: notice 二「投入的30%」", "directions.A.amount.limits.rate.share", "说明“投入的40%”里同类的数是 40%"),
            wrong("amount(\"20万元\") - granted", "amount(\"25万元\") - granted", "directions.A.amount.limits.before.gives", "写的是 25万元"),
            wrong("date(\"2026-09-30\")", "date(\"2026-10-31\")", "directions.A.requires.deadline.holds", "写的是 2026-10-31"),
            wrong("holds: acceptance.levelAfter >= 2", "holds: acceptance.levelAfter >= 4", "directions.A.requires.level.holds", "写的是 4，引文「达到二级及以上」里同类的数是 2"),
            wrong("count(\"scenes\") >= 4", "count(\"scenes\") >= 6", "directions.A.requires.scenes.holds", "写的是 6"),
            wrong("yearsAgo(3)", "yearsAgo(5)", "counts.accidents.where", "写的是 5，引文「近三年没有事故」里同类的数是 3"),
            wrong("copies: 3", "copies: 2", "directions.A.documents.report.copies", "写的是 2，引文「材料一式三份」"),
            wrong("brief: {name: 简介, most: 200", "brief: {name: 简介, most: 300", "directions.A.texts.brief.most", "写的是 300"),
            wrong("directions: [A], days: 30", "directions: [A], days: 60", "duties.report.days", "写的是 60"),
            wrong("    default: 5\n", "    default: 7\n", "parameters.notice.workingDays.default", "写的是 7"),
            wrong("text: 达到二级及以上, holds", "text: 达到三级及以上, holds", "directions.A.requires.level.holds", "说明“达到三级及以上”里同类的数是 3"),
            wrong("acceptance.levelAfter >= 2, clause", "acceptance.levelAfter >= 0, clause", "directions.A.requires.level.holds", "总是成立"),
            wrong("packs: {handan-2025: [HD-01]}", "packs: {handan-2052: [HD-01]}", "funds.before.packs.handan-2052", "不是自带的政策包"),
            wrong("packs: {handan-2025: [HD-01]}", "packs: {handan-2025: [HD-99]}", "funds.before.packs.handan-2025", "“HD-99”，handan-2025 里没有这个支持方向"),
            wrong("documents:\n  notice:", "samePilot: {packs: [qingdao-2052], proposed: 例}\ndocuments:\n  notice:", "samePilot.packs", "“qingdao-2052”"),
            wrong("count(\"accidents\") == 0, clause", "enterprise.pilot, clause", "counts.accidents", "没有规则用到的计数"),
            wrong("version: 1\n", "version: 2\namends: {from: 2026-01-01, text: 例, clause: notice 五「补足差额」}\n", "amends.from", "早于《示例市数字化改造奖补通知》的日期 2026-03-02"));

    private static Arguments wrong(String... words) {
        return Arguments.of((Object) words);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static PolicyPack read(String text) {
        return PackReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PolicyPack broken(String[] words) {
        assertThat(SOUND).contains(words[0]);
        String broken = SOUND.replace(words[0], words[1]);
        for (int i = 4; i < words.length; i += 2) {
            assertThat(broken).contains(words[i]);
            broken = broken.replace(words[i], words[i + 1]);
        }
        if (broken.contains("param(none)")) {
            broken = broken.replace("  places:", "  none: {name: 无, type: number, default: 0, doubt: 例, proposed: 例}\n  places:");
        }
        return read(broken);
    }

    @Test
    void aSoundPackIsLeftAlone() {
        assertThat(Scrutiny.of(read(SOUND), Set.of())).isEqualTo(new Scrutiny.Findings(List.of(), List.of()));
    }

    @ParameterizedTest
    @FieldSource("CONTRADICTIONS")
    void whatCannotBeMeantIsFoundAtItsPlace(String[] words) {
        // The reader takes it: a pack that was published with it can still be read.
        List<PackProblem> found = Scrutiny.of(broken(words), Set.of()).contradictions();
        assertThat(found).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(words[2]);
            assertThat(problem.found() + problem.expected()).contains(words[3]);
            assertThat(problem.line()).isGreaterThan(1);
        });
    }

    @ParameterizedTest
    @FieldSource("DOUBTS")
    void whatMayBeASlipIsPointedOut(String[] words) {
        assertThat(Scrutiny.of(broken(words), Set.of()).doubts()).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(words[2]);
            assertThat(problem.found()).contains(words[3]);
        });
    }

    @Test
    void theBuiltInPacksAndTheExamplesOfTheGuideAreSound() {
        for (String id : Packs.builtIn()) {
            assertThat(Scrutiny.of(Packs.builtIn(id), Set.of()))
                    .as(id)
                    .isEqualTo(new Scrutiny.Findings(List.of(), List.of()));
        }
        for (String file : List.of("example-pack/pack.yaml", "full-pack/pack.yaml", "full-pack/pack-2.yaml")) {
            assertThat(Scrutiny.of(read(text(Path.of("..", "docs", "guide").resolve(file))), Set.of("xinghe-2024")))
                    .as(file)
                    .isEqualTo(new Scrutiny.Findings(List.of(), List.of()));
        }
    }

    @Test
    void aPackBesideTheFileIsKnown() {
        PolicyPack pack = broken(new String[] {"packs: {handan-2025: [HD-01]}", "packs: {other-2024: []}"});
        assertThat(Scrutiny.of(pack, Set.of()).doubts()).hasSize(1);
        assertThat(Scrutiny.of(pack, Set.of("other-2024")).doubts()).isEmpty();
    }

    @Test
    void theNearestPackIsNamed() {
        PolicyPack pack = broken(new String[] {"packs: {handan-2025: [HD-01]}", "packs: {handan-2052: []}"});
        assertThat(Scrutiny.of(pack, Set.of()).doubts().getFirst().expected()).endsWith("；是不是 handan-2025？");
    }
}
