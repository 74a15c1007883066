package org.mingzhang.app.system;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.platform.web.QueryNames;
import org.mingzhang.app.register.Address;
import org.mingzhang.app.system.SystemPages.Row;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;

/**
 * Which people are asked for, and which page of them.
 *
 * @param words of a login or a name
 * @param unit of the unit's name or id
 * @param role a post that they hold; null for any
 * @param standing how their account stands; null for any
 * @param page the first one is 1
 */
public record PeopleQuestion(
        String words,
        String unit,
        @Nullable Role role,
        @Nullable Standing standing,
        long page,
        int limit) {
    /** How many of them a page may have; the first is usual. */
    static final List<Integer> LIMITS = List.of(50, 20, 100);

    private static final int LONGEST = 60;

    /** How an account stands. */
    public enum Standing {
        OPEN("可登录"),
        WITHOUT_PASSWORD("待设定口令"),
        CLOSED("已停用"),
        NONE("没有账号");

        private final String chinese;

        Standing(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * Reads what was asked; what is left empty asks for nothing.
     *
     * @throws InvalidDocument where a value is none of those that there are
     */
    static PeopleQuestion of(String words, String unit, String role, String standing, long page, int limit) {
        QueryNames.requireOneOf("role", role.isBlank() ? null : role, names(held()));
        QueryNames.requireOneOf("standing", standing.isBlank() ? null : standing, names(Standing.values()));
        QueryNames.requireOneOf(
                "limit",
                Integer.toString(limit),
                LIMITS.stream().map(String::valueOf).toList());
        if (page < 1) {
            throw new InvalidDocument(List.of(new Problem("page", Long.toString(page), "应为从 1 起的页号")));
        }
        return new PeopleQuestion(
                typed("q", words),
                typed("org", unit),
                role.isBlank() ? null : Role.valueOf(role),
                standing.isBlank() ? null : Standing.valueOf(standing),
                page,
                limit);
    }

    private static String typed(String name, String typed) {
        String words = typed.strip();
        if (words.length() > LONGEST) {
            throw new InvalidDocument(
                    List.of(new Problem(name, words.substring(0, LONGEST) + "…", "最多 " + LONGEST + " 字")));
        }
        return words;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** The posts that people hold. */
    static Role[] held() {
        return Arrays.stream(Role.values()).filter(role -> role != Role.LEDGER).toArray(Role[]::new);
    }

    boolean takes(Row row) {
        Person person = row.person();
        return (person.actor().contains(words) || person.name().contains(words))
                && (person.orgName().contains(unit) || person.org().equals(unit))
                && (role == null || person.posts().stream().anyMatch(post -> post.role() == role))
                && (standing == null || row.standing() == standing);
    }

    /** Whether all are asked for. */
    public boolean isForAll() {
        return words.isEmpty() && unit.isEmpty() && role == null && standing == null;
    }

    /** Where this question is answered; its other pages are made of it. */
    Address address() {
        return Address.of(
                "/system",
                Map.of(
                        "q",
                        List.of(words),
                        "org",
                        List.of(unit),
                        "role",
                        List.of(role == null ? "" : role.name()),
                        "standing",
                        List.of(standing == null ? "" : standing.name()),
                        "limit",
                        List.of(limit == LIMITS.getFirst() ? "" : Integer.toString(limit))));
    }
}
