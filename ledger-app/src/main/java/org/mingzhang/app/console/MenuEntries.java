package org.mingzhang.app.console;

import java.util.SequencedMap;

/** Says what the menu has of an area that has several entries, as the registers. */
public interface MenuEntries {
    Area area();

    /** Paths and their Chinese names, in order, as far as somebody may open them. */
    SequencedMap<String, String> entries(SignedIn me);
}
