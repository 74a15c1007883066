package org.mingzhang.app.practice;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;

/**
 * One step of the walk: a command that somebody in a post signs, or a span of days that has to pass.
 *
 * @param part which part of the whole it belongs to, in Chinese
 * @param what what is to be done, in one sentence
 * @param seat who does it; null where it is time that passes
 * @param form the command whose form is opened, with what is filled in; null likewise
 * @param until the first day on which the next step is possible; null for a command, or while that is not known
 * @param done the event that shows that it is done; empty while it is not
 */
record WalkStep(
        String part,
        String title,
        String what,
        @Nullable Seat seat,
        @Nullable Form form,
        @Nullable LocalDate until,
        Optional<CaseSoFar.Told> done,
        boolean passed) {

    /**
     * Who is wanted.
     *
     * @param desk a word in the ids of those whose daily work it is; empty where anybody in the post will do
     * @param county of which county; null for the whole city
     * @param org of which organisation; null for any
     */
    record Seat(
            Role role,
            String desk,
            @Nullable String county,
            @Nullable String org) {}

    /** A form with what it is filled in with, by the names of its fields. */
    record Form(String command, Map<String, String> fields) {}

    public boolean isDone() {
        return passed || done.isPresent();
    }

    public boolean isTime() {
        return form == null;
    }
}
