package org.mingzhang.app.trail;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.domain.event.StreamType;

/** What entries are about, coarse enough to be counted at a glance: 拨付, 审核, 导出 and so on. */
public enum EntryGroup {
    PAYMENT("拨付"),
    RECOVERY("追回"),
    AWARD("奖补核定"),
    REVIEW("审核"),
    APPLICATION("申报"),
    PROJECT("项目与验收"),
    LIST("名单"),
    ENTERPRISE("企业与单位"),
    PROVIDER("服务商"),
    EXPERTS("专家"),
    MONEY("专项与资金"),
    TREASURY("国库与银行"),
    CORRECTION("更正"),
    IMPORT("导入"),
    ACCESS("查阅与导出"),
    PEOPLE("经办人与密钥"),
    REFUSAL("被拒绝的命令"),
    BACKUP("备份"),
    LEDGER("账本自记"),
    OTHER("其他");

    /** What the ledger does to keep itself and who may sign: nothing of it moves a case or money. */
    private static final Set<StreamType> NO_BUSINESS = Set.of(
            StreamType.LEDGER,
            StreamType.REFUSAL,
            StreamType.ACCESS,
            StreamType.BACKUP,
            StreamType.ACTOR,
            StreamType.IMPORT);

    private static final Set<String> APPLYING = Set.of(
            "application.submitted",
            "application.materials-supplemented",
            "application.document-attached",
            "application.paper-received",
            "application.member-joined",
            "application.enterprise-linked",
            "application.withdrawn");

    private final String chinese;

    EntryGroup(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** The types of streams whose events are business. */
    static List<StreamType> business() {
        return List.of(StreamType.values()).stream()
                .filter(type -> !NO_BUSINESS.contains(type))
                .toList();
    }

    /** Of an event's name, such as {@code award.payment-ordered}. */
    static EntryGroup of(String event) {
        return switch (event.substring(0, Math.max(0, event.indexOf('.')))) {
            case "award" ->
                event.startsWith("award.payment-") ? PAYMENT : event.startsWith("award.recovery-") ? RECOVERY : AWARD;
            case "application" -> APPLYING.contains(event) ? APPLICATION : REVIEW;
            case "project" -> PROJECT;
            case "list" -> LIST;
            case "enterprise" -> ENTERPRISE;
            case "provider" -> PROVIDER;
            case "expert", "experts" -> EXPERTS;
            case "programme" -> MONEY;
            case "bank" -> TREASURY;
            case "correction" -> CORRECTION;
            case "import" -> IMPORT;
            case "actor" -> PEOPLE;
            case "ledger" ->
                switch (event) {
                    case "ledger.records-accessed" -> ACCESS;
                    case "ledger.command-refused" -> REFUSAL;
                    case "ledger.backed-up", "ledger.backup-verified" -> BACKUP;
                    default -> LEDGER;
                };
            default -> OTHER;
        };
    }

    /** How many there are of a group. */
    public record Count(EntryGroup group, long many) {}

    /** How many there are of each group, the most first. */
    static List<Count> counts(Map<String, Long> events) {
        Map<EntryGroup, Long> many = new EnumMap<>(EntryGroup.class);
        events.forEach((event, count) -> many.merge(of(event), count, Long::sum));
        return many.entrySet().stream()
                .map(group -> new Count(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(Count::many).reversed())
                .toList();
    }

    /** The events of this group among some. */
    List<String> among(Collection<String> events) {
        return events.stream().filter(event -> of(event) == this).toList();
    }
}
