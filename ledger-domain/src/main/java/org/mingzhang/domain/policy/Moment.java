package org.mingzhang.domain.policy;

/** When a rule is looked at in the life of a case. */
public enum Moment {
    /** When the application is handed in. */
    SUBMISSION("申报时"),
    /** When a stage before the last passes; only places are counted from then. */
    STAGE("环节通过时"),
    /** When its last stage passes: it is selected. */
    APPROVAL("认定时"),
    /** When money is granted before its award is. */
    ADVANCE("预拨时"),
    /** When its award is calculated and approved. */
    AWARD("核定奖补时"),
    /** When a payment is ordered and when it is approved. */
    PAYMENT("拨付时");

    private final String chinese;

    Moment(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
