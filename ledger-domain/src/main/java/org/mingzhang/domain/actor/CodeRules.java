package org.mingzhang.domain.actor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Actor.AskedCode;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;

/**
 * One-time codes, with which whoever holds one sets another's password: who asks does not agree, and what comes in with one is no
 * proof of who it is. Only for those who judge and move nothing one administrator is enough.
 */
public final class CodeRules {
    /** For how long a code may be taken after it was asked for, or agreed to. */
    public static final Duration GOOD_FOR = Duration.ofDays(3);

    private static final Set<Role> OUTSIDE = EnumSet.of(Role.APPLICANT, Role.EXPERT, Role.ASSESSOR);
    private static final String RULE = "三员分立：担任机关、审计、监督、管理岗位的人，一次性代码须由两类管理员分别申请和同意";

    private CodeRules() {}

    /** Whether another administrator has to agree: also for who holds no post yet, since which it will be nobody knows. */
    public static boolean takesTwo(Collection<Role> roles) {
        return roles.isEmpty() || !OUTSIDE.containsAll(roles);
    }

    static @Nullable Rejection refuseAgreeing(String subject, Actor person, Occasion occasion) {
        AskedCode asked = person.askedCode();
        if (asked == null) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("holder", subject, "needs", "已由另一位管理员申请的一次性代码"));
        }
        String by = occasion.actor().id();
        return Checks.first(() -> null)
                .refuseIf(
                        !takesTwo(person.roles(occasion.today())),
                        RejectionCode.WRONG_STATE,
                        Map.of("holder", subject, "state", "只任申报单位、专家、评测机构的岗位，申请人可以直接取代码，不须同意"))
                .refuseIf(
                        asked.agreedBy() != null,
                        RejectionCode.WRONG_STATE,
                        Map.of("holder", subject, "state", "已同意，等待申请人取代码"))
                .refuseIf(
                        asked.by().equals(by)
                                || asked.role().equals(occasion.actor().role()),
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", by, "step", "同意发给一次性代码", "otherStep", "申请一次性代码", "rule", RULE))
                .refusal();
    }

    /** Where nothing waits to be confirmed it is no harm: only what comes before it is. */
    static @Nullable Rejection refuseConfirming(String subject, Actor person, Occasion occasion) {
        String by = occasion.actor().id();
        return !by.equals(subject) && person.tookCode(by)
                ? Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of(
                                "actor",
                                by,
                                "step",
                                "确认登录的是本人",
                                "otherStep",
                                "取一次性代码",
                                "rule",
                                "三员分立：取代码的人不得代为确认登录的是本人"))
                : null;
    }

    /** Why somebody cannot take a code for a person now, in a sentence; null where they can. */
    public static @Nullable String whyNotTaken(Actor person, String taker, LocalDate today, Instant now) {
        AskedCode asked = person.askedCode();
        if (asked == null) {
            return "还没有人为其申请一次性代码：请先申请，申请须用密钥签名";
        }
        if (!asked.by().equals(taker)) {
            return "一次性代码由申请的人（" + asked.by() + "）取";
        }
        if (asked.agreedBy() == null && takesTwo(person.roles(today))) {
            return "此人担任机关、审计、监督、管理岗位或还没有岗位：须由另一类管理员同意，才能取代码";
        }
        return now.isAfter(asked.at().plus(GOOD_FOR)) ? "申请或同意已过 " + GOOD_FOR.toDays() + " 天，请重新申请" : null;
    }
}
