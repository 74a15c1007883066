package org.mingzhang.domain.policy;

/** A case is for a direction that its policy does not have: no rule can judge it, and none would have let it in. */
public final class UnknownDirection extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * @param about whose direction it is: a pack, a programme, a case
     * @param direction which is not there
     */
    public UnknownDirection(String about, String direction) {
        super(about + " 没有支持方向 " + direction);
    }
}
