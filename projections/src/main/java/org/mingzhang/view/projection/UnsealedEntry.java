package org.mingzhang.view.projection;

/** An entry of the log is not what was sealed: nothing is made of it, least of all a figure. */
public final class UnsealedEntry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param position whose bytes do not fit the hash beside them */
    public UnsealedEntry(long position) {
        super("序号 " + position + " 的账目，其内容不是当初封存的内容");
    }
}
