package org.mingzhang.app.trail;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.view.trail.Trace;
import org.mingzhang.view.trail.Trace.Line;
import org.springframework.stereotype.Component;

/** Words that pages about entries have in common. */
@Component("trailLinks")
public final class TrailLinks {
    public String signature(Trace.SignatureState state) {
        return switch (state) {
            case VALID -> "签名有效";
            case INVALID -> "签名不符";
            case KEY_UNKNOWN -> "密钥不明";
            case UNSIGNED -> "无签名";
        };
    }

    /** A post; as it was written where this program knows none of that name. */
    public String role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .map(Role::chinese)
                .findFirst()
                .orElse(name);
    }

    /** A step of the way back from a payment. */
    public String step(String step) {
        return switch (step) {
            case "admission" -> "名单";
            case "application" -> "申报";
            case "stage" -> "审核";
            case "contract" -> "合同";
            case "invoice" -> "发票";
            case "provider-payment" -> "付款";
            case "project" -> "项目";
            case "acceptance" -> "验收";
            case "calculation" -> "测算";
            case "review" -> "复核";
            case "approval" -> "核定";
            case "advance" -> "预拨";
            case "reduction" -> "核减";
            case "increase" -> "增核";
            case "hold" -> "暂停与恢复";
            case "correction" -> "更正";
            case "commitment" -> "承诺";
            case "allocation" -> "分配";
            case "appropriation" -> "下达";
            default -> step;
        };
    }

    /** A kind of voucher or paper. */
    public String evidence(String kind) {
        return switch (kind) {
            case "contract" -> "合同";
            case "invoice" -> "发票";
            case "provider-payment" -> "付款";
            case "document" -> "材料";
            case "text" -> "申报文字";
            case "form" -> "申报表";
            default -> kind;
        };
    }

    /** What is to be known of an entry that one person imported as an old record (补录); null of what was signed itself. */
    public @Nullable String imported(Line line) {
        Origin origin = line.origin();
        if (origin == null || origin.by() == null) {
            return null;
        }
        String name = origin.by().name();
        return "“" + origin.sheet() + "”第 " + origin.row() + " 行，由 " + line.actorName() + " 签名导入"
                + (name == null ? "" : "；办理人“" + name + "”是表中所写，本人没有签名") + breaches(origin);
    }

    private static String breaches(Origin origin) {
        return origin.breaches().isEmpty()
                ? ""
                : "；当时不合规则："
                        + origin.breaches().stream().map(RejectionCode::textOf).collect(Collectors.joining("、"));
    }

    /** Who took a step, as a summary tells it: of an old record whoever its row names, who has not signed. */
    public String who(Line line) {
        Origin origin = line.origin();
        if (origin != null && origin.by() != null) {
            String name = origin.by().name();
            return (name == null ? "表中未写" : name) + "（补录，本人未签名；" + line.actorName() + " 导入）";
        }
        return line.actorName() == null ? "账本自记" : line.actorName();
    }
}
