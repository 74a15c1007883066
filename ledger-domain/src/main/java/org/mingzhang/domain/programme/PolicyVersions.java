package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;

/** The versions of a programme's pack (政策包各版), each in force from a day on until the next one is. */
public final class PolicyVersions {
    /**
     * One version.
     *
     * @param from its first day; that of the version with which the programme was opened is the beginning of time
     * @param transition what becomes of cases on their way; null for the version with which it was opened
     * @param position of the entry that brought it
     * @param countsEarlier whether cases that came in before it are counted by what it limits
     */
    public record Version(
            int version,
            String packSm3,
            LocalDate from,
            @Nullable Transition transition,
            long position,
            boolean countsEarlier) {
        /** Whether a case that came in on a day is this version's, or a later one's, and none that came in before it. */
        public boolean isOf(@Nullable LocalDate submitted) {
            return submitted != null && !submitted.isBefore(from);
        }
    }

    private final List<Version> versions = new ArrayList<>();

    void take(ProgrammeOpened e, long position) {
        versions.add(new Version(e.packVersion(), e.packSm3(), LocalDate.MIN, null, position, false));
    }

    void take(PolicyAmended e, long position) {
        versions.add(of(e, position));
    }

    static Version of(PolicyAmended e, long position) {
        return new Version(
                e.packVersion(),
                e.packSm3(),
                e.from(),
                e.transition(),
                position,
                Boolean.TRUE.equals(e.countsEarlier()));
    }

    /** All of them, in their order. */
    public List<Version> all() {
        return Collections.unmodifiableList(versions);
    }

    /** The newest, whether or not its first day has come. */
    public Version latest() {
        return versions.getLast();
    }

    /** The one in force on a day. */
    public Version on(LocalDate day) {
        return on(day, Long.MAX_VALUE);
    }

    /** The same, as far as it was known before a position. */
    public Version on(LocalDate day, long before) {
        Version found = versions.getFirst();
        for (Version version : versions) {
            found = version.position < before && !version.from.isAfter(day) ? version : found;
        }
        return found;
    }

    /** The one of a digest. */
    public Optional<Version> of(String packSm3) {
        return versions.stream()
                .filter(version -> version.packSm3.equals(packSm3))
                .findFirst();
    }

    /** The one of a number. */
    public Optional<Version> of(int number) {
        return versions.stream().filter(version -> version.version == number).findFirst();
    }

    /**
     * The version under which a case has to come before it is approved; null where it may stay under its own. A case that came in
     * on or after the first day of a version that was recorded only later is one of that version's, whatever becomes of earlier ones.
     *
     * @param packSm3 the one under which it stands
     * @param submitted when it came in
     * @param day of the approval
     */
    public @Nullable Version due(String packSm3, @Nullable LocalDate submitted, LocalDate day) {
        return due(packSm3, submitted, day, Long.MAX_VALUE);
    }

    /** The same, as far as it was known before a position. */
    public @Nullable Version due(String packSm3, @Nullable LocalDate submitted, LocalDate day, long before) {
        int stands = of(packSm3).map(Version::version).orElse(Integer.MAX_VALUE);
        Version due = null;
        for (Version version : versions) {
            due = version.version > stands
                            && version.position < before
                            && (version.transition == Transition.APPROVED || version.isOf(submitted))
                            && !version.from.isAfter(day)
                    ? version
                    : due;
        }
        return due;
    }
}
