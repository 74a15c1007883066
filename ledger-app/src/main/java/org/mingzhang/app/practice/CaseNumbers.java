package org.mingzhang.app.practice;

/**
 * The numbers of a practised case. They follow from the enterprise's credit code, so that nothing need be remembered, and two who
 * practise at the same time with different enterprises do not meet.
 */
record CaseNumbers(String enterprise) {
    private static final int CODE_FROM = 8;
    private static final int CODE_TO = 16;

    CaseNumbers {
        if (!enterprise.matches("[0-9A-Z]{18}")) {
            throw new IllegalArgumentException("no credit code: " + enterprise);
        }
    }

    private String own() {
        return enterprise.substring(CODE_FROM, CODE_TO);
    }

    public String application() {
        return "YL-" + own();
    }

    String noticeList() {
        return "YLGS-" + own();
    }

    String decisionList() {
        return "YLRD-" + own();
    }

    String contract() {
        return "YL-HT-" + own();
    }

    String payment() {
        return application() + "-P1";
    }

    String serial() {
        return "YL-ZF-" + own();
    }

    String bankReceipt() {
        return "YL-BK-" + own();
    }

    /** Twenty digits, as a fully digital invoice has; the first ones are nobody's. */
    String invoice() {
        StringBuilder digits = new StringBuilder("26990001");
        enterprise.substring(enterprise.length() - 12).chars().forEach(c -> digits.append(c % 10));
        return digits.toString();
    }
}
