package org.mingzhang.app.api;

/** Who asks may not do this, whatever it is about; what they may not see is told them as not being there instead. */
public final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Forbidden(String why) {
        super(why);
    }
}
