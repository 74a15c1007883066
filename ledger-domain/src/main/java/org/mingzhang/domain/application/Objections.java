package org.mingzhang.domain.application;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;

/** Objections to one application: those that are open, and those that were upheld since it last came in. */
final class Objections {
    private final Set<String> open = new TreeSet<>();
    private final Set<String> upheld = new TreeSet<>();
    /** Every objection, with the stage that it calls into question; empty where it is to the case as a whole. */
    private final Map<String, String> all = new HashMap<>();

    void take(ObjectionFiled e) {
        open.add(e.objection());
        all.put(e.objection(), Objects.requireNonNullElse(e.stage(), ""));
    }

    void take(ObjectionResolved e) {
        open.remove(e.objection());
        if (e.upheld()) {
            upheld.add(e.objection());
        }
    }

    /** The case came in anew. */
    void answered() {
        upheld.clear();
    }

    /** What an upheld objection calls into question is done again. */
    void answered(String objection) {
        upheld.remove(objection);
    }

    Set<String> open() {
        return Collections.unmodifiableSet(open);
    }

    Set<String> upheld() {
        return Collections.unmodifiableSet(upheld);
    }

    boolean has(String objection) {
        return all.containsKey(objection);
    }

    /** The stage that an objection calls into question; empty or null where there is none. */
    @Nullable
    String stage(String objection) {
        return all.get(objection);
    }
}
