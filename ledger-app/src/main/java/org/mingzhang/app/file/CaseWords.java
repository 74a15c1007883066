package org.mingzhang.app.file;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.Words;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Industry;
import org.mingzhang.domain.policy.Stage;
import org.springframework.stereotype.Component;

/** What people call states and the ids of a policy: {@code @cases} in pages. */
@Component("cases")
public final class CaseWords {
    private static final Map<String, String> PROJECT = Map.of(
            "STARTED", "实施中",
            "COMPLETED", "已完工",
            "ACCEPTANCE_REQUESTED", "已申请验收",
            "ACCEPTED", "验收通过",
            "FAILED", "验收未通过",
            "TERMINATED", "已终止");
    private static final Map<String, String> OUTCOME =
            Map.of("PASSED", "通过", "RETURNED", "退回", "REJECTED", "不通过", "REOPENED", "重新评审");
    private static final Map<String, String> ROSTER = Map.of(
            "RESERVED", "储备",
            "ADMITTED", "在试点",
            "LEFT", "已退出",
            "REPLACED", "已退出，有替补");
    private static final Map<String, String> CHANGE = Map.of(
            "RESERVED", "入库储备",
            "ADMITTED", "纳入试点",
            "MOVED", "调整批次",
            "LEFT", "退出",
            "REPLACED", "被替补");
    private static final Map<String, String> SIZE = Map.of("LARGE", "大型", "MEDIUM", "中型", "SMALL", "小型", "MICRO", "微型");
    private static final Map<String, String> KIND = Map.of(
            "ENTERPRISE", "企业",
            "PROVIDER", "数字化服务商",
            "PLATFORM_OPERATOR", "平台建设单位",
            "COUNTY_BODY", "县（市、区）单位",
            "INSTITUTION", "其他机构",
            "INTEGRATOR", "集成服务商",
            "PRODUCT", "产品服务商");
    private static final Map<String, String> POOL = Map.of("ADMITTED", "在资源池", "REMOVED", "已清退");
    private static final Map<String, String> INSPECTION =
            Map.of("PAPER", "书面审查", "ON_SITE", "实地抽查", "SOUND", "合格", "RECTIFY", "整改", "UNSOUND", "不合格");
    private static final Map<String, String> CONTRACT = Map.of("COMPLETED", "已完成", "TERMINATED", "已终止");

    /** The tags that states are shown in: {@code good}, {@code warn}, {@code bad} or none. */
    private static final Map<String, String> TONES = Map.ofEntries(
            Map.entry("APPROVED", "good"),
            Map.entry("ACCEPTED", "good"),
            Map.entry("CONFIRMED", "good"),
            Map.entry("PASSED", "good"),
            Map.entry("ADMITTED", "good"),
            Map.entry("SOUND", "good"),
            Map.entry("RETURNED", "warn"),
            Map.entry("ORDERED", "warn"),
            Map.entry("RECTIFY", "warn"),
            Map.entry("ACCEPTANCE_REQUESTED", "info"),
            Map.entry("IN_REVIEW", "info"),
            Map.entry("CALCULATED", "info"),
            Map.entry("REVIEWED", "info"),
            Map.entry("STARTED", "info"),
            Map.entry("REJECTED", "bad"),
            Map.entry("REFUSED", "bad"),
            Map.entry("FAILED", "bad"),
            Map.entry("UNSOUND", "bad"),
            Map.entry("REMOVED", "bad"));

    public String tone(@Nullable String state) {
        return state == null ? "" : TONES.getOrDefault(state, "");
    }

    private static String of(Map<String, String> words, @Nullable String state) {
        return state == null ? Words.NOTHING : words.getOrDefault(state, state);
    }

    public String application(@Nullable String status) {
        return Arrays.stream(Application.Status.values())
                .filter(known -> known.name().equals(status))
                .map(Application.Status::chinese)
                .findFirst()
                .orElse(Words.NOTHING);
    }

    public String award(@Nullable String status) {
        return Arrays.stream(Award.Status.values())
                .filter(known -> known.name().equals(status))
                .map(Award.Status::chinese)
                .findFirst()
                .orElse(Words.NOTHING);
    }

    public String payment(@Nullable String state) {
        return Arrays.stream(Payment.State.values())
                .filter(known -> known.name().equals(state))
                .map(Payment.State::chinese)
                .findFirst()
                .orElse(Words.NOTHING);
    }

    public String project(@Nullable String status) {
        return of(PROJECT, status);
    }

    public String outcome(@Nullable String outcome) {
        return of(OUTCOME, outcome);
    }

    public String roster(@Nullable String status) {
        return of(ROSTER, status);
    }

    public String size(@Nullable String size) {
        return of(SIZE, size);
    }

    public String kind(@Nullable String kind) {
        return of(KIND, kind);
    }

    public String pool(@Nullable String status) {
        return of(POOL, status);
    }

    public String inspection(@Nullable String word) {
        return of(INSPECTION, word);
    }

    public String contract(@Nullable String end) {
        return of(CONTRACT, end);
    }

    public String county(@Nullable String id, @Nullable Chosen chosen) {
        return id == null || chosen == null
                ? shown(id)
                : chosen.pack().county(id).map(County::name).orElse(id);
    }

    public String direction(@Nullable String id, @Nullable Chosen chosen) {
        return id == null || chosen == null
                ? shown(id)
                : chosen.pack().direction(id).map(Direction::name).orElse(id);
    }

    public String stage(@Nullable String id, @Nullable Chosen chosen) {
        return id == null || chosen == null
                ? shown(id)
                : chosen.pack().stage(id).map(Stage::name).orElse(id);
    }

    public String batch(@Nullable String id, @Nullable Chosen chosen) {
        return id == null || chosen == null
                ? shown(id)
                : chosen.pack().batch(id).map(Batch::name).orElse(id);
    }

    public String source(@Nullable String id, @Nullable Chosen chosen) {
        return id == null || chosen == null
                ? shown(id)
                : chosen.pack().source(id).map(FundingSource::name).orElse(id);
    }

    public String line(@Nullable String id, @Nullable Chosen chosen) {
        return id == null || chosen == null
                ? shown(id)
                : chosen.pack().line(id).map(BudgetLine::name).orElse(id);
    }

    /** A document of the policy's checklists; any other is called what it was called. */
    public String document(String idOrName, @Nullable Chosen chosen) {
        return chosen == null
                ? idOrName
                : chosen.pack().directions().stream()
                        .flatMap(direction -> direction.document(idOrName).stream())
                        .findFirst()
                        .map(ChecklistDocument::name)
                        .orElse(idOrName);
    }

    public String industry(@Nullable String id, @Nullable Chosen chosen) {
        return id == null || chosen == null
                ? shown(id)
                : chosen.pack().industry(id).map(Industry::name).orElse(id);
    }

    /** What a refused command would have done. */
    public String command(String type) {
        return CommandCodec.title(type);
    }

    /** Why it was refused. */
    public String refusal(String code) {
        return RejectionCode.textOf(code);
    }

    /** A change of a place in a roster. */
    public String change(@Nullable String change) {
        return of(CHANGE, change);
    }

    private static String shown(@Nullable String id) {
        return id == null ? Words.NOTHING : id;
    }

    /** Tenths of a point as people write them. */
    public String points(@Nullable Integer tenths) {
        return tenths == null
                ? Words.NOTHING
                : tenths % 10 == 0 ? Integer.toString(tenths / 10) : tenths / 10 + "." + Math.abs(tenths % 10);
    }

    /** A digital level. */
    public String level(@Nullable Integer level) {
        return level == null
                ? Words.NOTHING
                : switch (level) {
                    case 0 -> "未定级";
                    case 1 -> "一级";
                    case 2 -> "二级";
                    case 3 -> "三级";
                    case 4 -> "四级";
                    default -> level + "级";
                };
    }
}
