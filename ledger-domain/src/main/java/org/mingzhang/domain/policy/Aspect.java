package org.mingzhang.domain.policy;

import java.util.function.Predicate;

/** What a direction says without a rule of its own, and may have other words for than the direction's. */
public enum Aspect {
    APPLICANTS("applicants", has -> has.test("applicants"), "方向写了 applicants，才在这里写它的依据"),
    PAYEE("payee", has -> has.test("payee"), "有奖补资金的方向写了 payee，才在这里写它的依据"),
    FLOW("flow", has -> true, ""),
    STAGES("stages", has -> has.test("stages"), "方向写了 stages，才在这里写它的依据"),
    DOCUMENTS("documents", has -> !has.test("documents"), "材料清单各条自己有 clause 或 proposed；没有写 documents 的方向，才在这里写通知怎么说");

    private final String word;
    private final Predicate<Predicate<String>> stands;
    private final String expected;

    Aspect(String word, Predicate<Predicate<String>> stands, String expected) {
        this.word = word;
        this.stands = stands;
        this.expected = expected;
    }

    /** The word of a pack. */
    public String word() {
        return word;
    }

    /** Whether a direction with these keys says it without a rule of its own. */
    public boolean stands(Predicate<String> has) {
        return stands.test(has);
    }

    /** In Chinese: when it may be written. */
    public String expected() {
        return expected;
    }
}
