package org.mingzhang.domain.enterprise;

import org.mingzhang.domain.decision.Worded;

/** How far a case has come that limits count. */
public enum CaseState implements Worded {
    /** Rejected, withdrawn, or its award given up: it counts no more. */
    RELEASED("不再计入"),
    SUBMITTED("已申报"),
    APPROVED("已认定"),
    AWARDED("已核定奖补");

    private final String chinese;

    CaseState(String chinese) {
        this.chinese = chinese;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
