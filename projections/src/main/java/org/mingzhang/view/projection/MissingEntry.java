package org.mingzhang.view.projection;

/** An entry that was sealed is not there, or is hidden from who reads: nothing is made of what comes after it. */
public final class MissingEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param position that has no entry */
    public MissingEntry(long position) {
        super("缺少序号 " + position + " 的账目");
    }
}
