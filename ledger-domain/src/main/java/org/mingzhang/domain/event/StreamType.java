package org.mingzhang.domain.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The kinds of streams. The code is written into every entry and never changes.
 *
 * <p>The order of declaration is the order in which a decision takes its streams, so that two decisions never wait for
 * each other in a circle.
 */
public enum StreamType {
    /** The log itself: genesis and daily roots; one stream. */
    LEDGER,
    /** A refused command, by its command id. */
    REFUSAL,
    /** What one person was shown or took away (查阅与导出), by the person's id. */
    ACCESS,
    /** Backups of the log (备份): that one was made, and each time that one was proven; one stream. */
    BACKUP,
    /** A person acting for an organisation (经办人). */
    ACTOR,
    /** One correction (更正) on its way; what it corrects stands on that stream, and its decision reads it next. */
    CORRECTION,
    /** A list that officials acted on (名单), by its number; what is decided by it reads the cases and organisations on it next. */
    LIST,
    /** One application (申报). */
    APPLICATION,
    /** What an approved application carries out (改造项目); has the application's number. */
    PROJECT,
    /** The award of an application with payments and recoveries (奖补); has the application's number. */
    AWARD,
    /** An organisation that can apply or be paid (企业、单位), by credit code; also its place in rosters. */
    ENTERPRISE,
    /** A service provider's place in the pool (服务商), by credit code. */
    PROVIDER,
    /** A programme's experts and score sheets (专家库), by the programme's id. */
    EXPERTS,
    /** Lines of one bank or treasury account (银行流水、国库支付). */
    BANK,
    /** The import of one workbook (导入), by the id of the command that started it. */
    IMPORT,
    /** A programme (试点专项) and its money: the busiest stream, so it is taken last. */
    PROGRAMME;

    private static final Map<String, StreamType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(StreamType::code, type -> type));

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
        return code;
    }

    /**
     * The type with this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static StreamType ofCode(String code) {
        StreamType type = BY_CODE.get(code);
        if (type == null) {
            throw new IllegalArgumentException("没有这种流：" + code);
        }
        return type;
    }
}
