package org.mingzhang.domain.decision;

/** The parts that people play in one case. They exclude each other (不相容岗位分离): nobody plays two in the same case. */
public enum Duty {
    /** Hands in, supplements, reports, on the applicant's side. */
    SUBMIT("申报"),
    /** Examines, inspects, assesses, computes. */
    REVIEW("审核"),
    /** Decides that, and how much, is granted or given up. */
    APPROVE("认定、核定"),
    /** Orders, releases and confirms payments. */
    PAY("拨付");

    private final String chinese;

    Duty(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
