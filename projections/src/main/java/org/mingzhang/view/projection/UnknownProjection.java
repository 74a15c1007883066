package org.mingzhang.view.projection;

import java.util.List;

/** Invalid input: a read model was named that there is not. */
public final class UnknownProjection extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String projection;

    UnknownProjection(String projection, List<String> known) {
        super("没有视图 " + projection + "；可用：" + String.join("、", known));
        this.projection = projection;
    }

    public String projection() {
        return projection;
    }
}
