package org.mingzhang.app.workbook;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A row while it is read: what could be read of it, how everything was written, and what was refused. */
final class Draft {
    final SortedMap<String, String> cells = new TreeMap<>();
    /** In the contract's form, as far as that is known. */
    final SortedMap<String, String> written = new TreeMap<>();
    /** As it stands in the file, for reports. */
    final SortedMap<String, String> seen = new TreeMap<>();

    final Set<String> refused = new TreeSet<>();
    boolean bad;
}
