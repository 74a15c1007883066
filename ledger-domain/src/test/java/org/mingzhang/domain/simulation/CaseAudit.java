package org.mingzhang.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.ProjectTerminated;

/** Rechecks one case, from application to award, by its events in order; {@link PaymentAudit} goes on from there. */
final class CaseAudit {
    private static final List<String> STAGES = List.of("county", "site", "experts", "notice", "decision");

    private final String number;
    private final OrganisationAudit organisations;
    private final PaymentAudit payments;
    private @Nullable ApplicationSubmitted submitted;
    private @Nullable LocalDate lastStep;
    private final List<String> stages = new ArrayList<>();
    private @Nullable PublicNoticePosted notice;
    private final Set<String> openObjections = new HashSet<>();
    private final Set<String> upheldObjections = new HashSet<>();
    private boolean approved;
    private boolean accepted;
    private boolean terminated;
    private @Nullable AwardCalculated calculated;
    private String calculator = "";
    private boolean reviewed;
    private @Nullable AwardApproved award;
    private final Map<String, Set<String>> parts = new HashMap<>();

    CaseAudit(String number, OrganisationAudit organisations) {
        this.number = number;
        this.organisations = organisations;
        this.payments = new PaymentAudit(this, number, organisations);
    }

    /** Nobody plays two parts, and nobody but the applicant has a part in the own organisation's case. */
    void part(String part, Envelope entry) {
        parts.computeIfAbsent(part, none -> new HashSet<>()).add(entry.actor().id());
        parts.forEach((other, people) -> {
            if (!other.equals(part)) {
                assertThat(people)
                        .as("%s: who does %s has no part in %s", number, part, other)
                        .doesNotContain(entry.actor().id());
            }
        });
        if (!part.equals("submit")) {
            assertThat(entry.actor().org()).as("%s: own organisation", number).isNotEqualTo(applicant());
        }
    }

    String applicant() {
        return submitted == null ? "" : submitted.applicant();
    }

    String direction() {
        return submitted == null ? "" : submitted.direction();
    }

    /** What the direction grants once of: the title, the product, or the applicant. */
    String once() {
        if (submitted == null) {
            return "";
        }
        return switch (direction()) {
            case "HD-02", "HD-04" -> String.valueOf(submitted.honour());
            case "HD-11" -> String.valueOf(submitted.product());
            default -> "";
        };
    }

    @Nullable
    AwardApproved award() {
        return award;
    }

    void noOpenObjection() {
        assertThat(openObjections).as("%s: open objections", number).isEmpty();
    }

    void noUpheldObjection() {
        assertThat(upheldObjections).as("%s: upheld objections", number).isEmpty();
    }

    void payable() {
        assertThat(award != null && approved && !terminated)
                .as("%s: payable", number)
                .isTrue();
        assertThat(accepted || !direction().equals("HD-01"))
                .as("%s: accepted", number)
                .isTrue();
    }

    /** The next step is not earlier than the one before it. */
    private void step(Envelope entry) {
        LocalDate date = entry.businessDate();
        assertThat(date == null || lastStep == null || !date.isBefore(lastStep))
                .as("%s: %s on %s after %s", number, entry.event(), date, lastStep)
                .isTrue();
        lastStep = date;
    }

    void take(Envelope entry) {
        switch (entry.event()) {
            case ApplicationSubmitted e -> {
                submitted = e;
                part("submit", entry);
                step(entry);
                assertThat(!e.direction().equals("HD-01") || organisations.inPilot(e.applicant()))
                        .isTrue();
            }
            case MaterialsSupplemented e -> {
                part("submit", entry);
                upheldObjections.clear();
                step(entry);
            }
            case StageDecided e -> decided(entry, e);
            case PublicNoticePosted e -> {
                step(entry);
                assertThat(WorkingDays.BUILT_IN.count(e.from(), e.to()))
                        .isGreaterThanOrEqualTo(organisations.noticeDays());
                notice = e;
            }
            case ObjectionFiled e -> openObjections.add(e.objection());
            case ObjectionResolved e -> {
                part("review", entry);
                openObjections.remove(e.objection());
                if (e.upheld()) {
                    upheldObjections.add(e.objection());
                }
            }
            case ApplicationApproved e -> {
                assertThat(stages).isEqualTo(STAGES);
                approved = true;
            }
            case AcceptanceAssessed e -> {
                part("review", entry);
                accepted = e.passed();
            }
            case ProjectTerminated e -> terminated = true;
            default -> award(entry);
        }
    }

    private void decided(Envelope entry, StageDecided e) {
        boolean last = e.stage().equals("decision");
        boolean ofNotice = e.stage().equals("notice");
        if (!ofNotice) {
            part(last ? "approve" : "review", entry);
        }
        assertThat(e.stage()).as("%s: stage order", number).isEqualTo(STAGES.get(stages.size()));
        if (e.outcome() == Outcome.PASSED) {
            stages.add(e.stage());
            if (last || ofNotice) {
                noOpenObjection();
                noUpheldObjection();
            }
            LocalDate date = entry.businessDate();
            assertThat(!ofNotice || (notice != null && date != null && date.isAfter(notice.to())))
                    .as("%s: notice over", number)
                    .isTrue();
        }
        if (e.outcome() == Outcome.RETURNED) {
            notice = null;
        }
        step(entry);
    }

    private void award(Envelope entry) {
        switch (entry.event()) {
            case AwardCalculated e -> {
                assertThat(approved && !terminated).isTrue();
                assertThat(accepted || !e.direction().equals("HD-01")).isTrue();
                part("review", entry);
                step(entry);
                calculated = e;
                calculator = entry.actor().id();
                reviewed = false;
            }
            case AwardReviewed e -> {
                part("review", entry);
                assertThat(entry.actor().id()).isNotEqualTo(calculator);
                step(entry);
                reviewed = e.agreed();
            }
            case AwardApproved e -> {
                part("approve", entry);
                step(entry);
                granted(e);
                award = e;
            }
            case AwardReduced e -> {
                part("approve", entry);
                long fen = e.amountFen().value();
                organisations.granted(applicant(), direction(), once(), -fen);
                payments.reduced(fen);
            }
            default -> payments.take(entry);
        }
    }

    private void granted(AwardApproved e) {
        AwardCalculated basis = calculated;
        if (basis == null) {
            throw new AssertionError(number + ": approved without a calculation");
        }
        assertThat(reviewed && award == null)
                .as("%s: reviewed, and not yet approved", number)
                .isTrue();
        assertThat(e.amountFen().exceeds(basis.ceilingFen()))
                .as("%s: ceiling", number)
                .isFalse();
        assertThat(basis.floorFen().exceeds(e.amountFen()))
                .as("%s: floor", number)
                .isFalse();
        assertThat(e.amountFen().equals(basis.ceilingFen()) || e.reason() != null)
                .as("%s: reason", number)
                .isTrue();
        assertThat(Share.total(e.shares())).isEqualTo(e.amountFen());
        noOpenObjection();
        noUpheldObjection();
        assertThat(!direction().equals("HD-01") || organisations.inPilot(applicant()))
                .as("%s: in the pilot", number)
                .isTrue();
        organisations.granted(
                e.beneficiary(), direction(), once(), e.amountFen().value());
    }
}
