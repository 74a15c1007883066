package org.mingzhang.app.trail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Subject.Kind;
import org.springframework.web.util.UriUtils;

/** Where the trail of a subject is within the console. */
final class TrailPath {
    private TrailPath() {}

    /** What a path calls a kind: {@code payment}, {@code bank-line}; a stream's own name does as well. */
    static Optional<Kind> kind(String code) {
        for (Kind kind : Kind.values()) {
            if (code(kind).equals(code)) {
                return Optional.of(kind);
            }
        }
        return switch (code) {
            case "application", "project", "award" -> Optional.of(Kind.CASE);
            case "bank" -> Optional.of(Kind.ACCOUNT);
            case "refusal" -> Optional.of(Kind.COMMAND);
            case "access" -> Optional.of(Kind.ACTOR);
            case "experts" -> Optional.of(Kind.PROGRAMME);
            default -> Optional.empty();
        };
    }

    static String code(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The address; a number may have marks in it that no path may have. */
    static String of(Subject subject) {
        String kind = code(subject.kind());
        return subject.id().matches("[^/\\\\;%?#]+") && !subject.id().matches("[.]+")
                ? "/trail/" + kind + "/" + UriUtils.encodePathSegment(subject.id(), StandardCharsets.UTF_8)
                : "/trail?kind=" + kind + "&id=" + URLEncoder.encode(subject.id(), StandardCharsets.UTF_8);
    }

    /** What kind of events a stream of this type has, for people who look for some of them. */
    static String family(StreamType type) {
        return switch (type) {
            case LEDGER -> "账本";
            case REFUSAL -> "被拒绝的命令";
            case ACCESS -> "查阅与导出";
            case BACKUP -> "备份";
            case ACTOR -> "经办人与密钥";
            case CORRECTION -> "更正";
            case LIST -> "名单";
            case APPLICATION -> "申报与审核";
            case PROJECT -> "项目、合同与验收";
            case AWARD -> "奖补、拨付与追回";
            case ENTERPRISE -> "企业与单位";
            case PROVIDER -> "服务商";
            case EXPERTS -> "专家";
            case BANK -> "银行与国库";
            case IMPORT -> "导入";
            case PROGRAMME -> "专项与资金";
        };
    }
}
