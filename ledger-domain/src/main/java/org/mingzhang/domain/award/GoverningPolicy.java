package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.Objects;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.Application.Status;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.programme.PolicyVersions;
import org.mingzhang.domain.programme.PolicyVersions.Version;
import org.mingzhang.domain.programme.Programme;

/** Which version of a programme's policy governs a case, found out anew from when it came in and what amendments say. */
final class GoverningPolicy {
    private static final String FIELD = "application.packSm3";

    private GoverningPolicy() {}

    /** The digest of the version; what the case says of itself otherwise is a finding. */
    static String of(Programme programme, Application application, EntryFindings entry) {
        return application.status() == Status.APPROVED && application.lastStepOn() != null
                ? atApproval(programme, application, application.lastStepOn(), application.approvedAt(), entry)
                : governs(programme.versions(), application, entry).packSm3();
    }

    /**
     * The same of a case that is approved now.
     *
     * @param position of the approval
     */
    static String atApproval(
            Programme programme, Application application, LocalDate on, long position, EntryFindings entry) {
        Version governs = governs(programme.versions(), application, entry);
        Version due = programme.versions().due(governs.packSm3(), application.submittedOn(), on, position);
        if (due != null) {
            entry.differs(FIELD, text(governs), text(due));
        }
        return governs.packSm3();
    }

    private static Version governs(PolicyVersions versions, Application application, EntryFindings entry) {
        LocalDate on = Objects.requireNonNullElse(application.submittedOn(), LocalDate.EPOCH);
        Version pinned = versions.on(on, application.submittedAt());
        entry.compare(FIELD, application.submitted().packSm3(), pinned.packSm3(), null);
        return changed(versions, application, pinned, entry);
    }

    private static Version changed(
            PolicyVersions versions, Application application, Version pinned, EntryFindings entry) {
        PolicyChanged changed = application.policyChanged();
        if (changed == null) {
            return pinned;
        }
        Version to = versions.of(changed.packSm3()).orElse(null);
        boolean allowed = to != null
                && to.version() > pinned.version()
                && (to.transition() != Transition.SUBMITTED || to.isOf(application.submittedOn()))
                && to.transition() == changed.transition();
        if (to == null || !allowed) {
            entry.differs(FIELD, changed.packSm3(), pinned.packSm3());
            return pinned;
        }
        return to;
    }

    private static String text(Version version) {
        return "第 " + version.version() + " 版";
    }
}
