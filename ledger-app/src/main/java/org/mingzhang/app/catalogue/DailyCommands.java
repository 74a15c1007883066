package org.mingzhang.app.catalogue;

import java.util.List;
import org.mingzhang.domain.actor.Role;

/** What a post does day by day: the steps that its workbench waits for, in the order of the work. */
public final class DailyCommands {
    private DailyCommands() {}

    /** Those of a post that it may sign; none where it has none of its own. */
    public static List<CommandEntry> of(Role post) {
        return names(post).stream()
                .flatMap(name -> CommandCatalogue.find(name).stream())
                .filter(entry -> entry.isFor(post) && entry.elsewhere() == null)
                .toList();
    }

    private static List<String> names(Role post) {
        return switch (post) {
            case APPLICANT ->
                List.of(
                        "application.submit",
                        "application.supplement",
                        "project.start",
                        "project.report-progress",
                        "project.register-contract",
                        "project.register-invoice",
                        "project.complete",
                        "project.request-acceptance",
                        "award.report-fund-use",
                        "enterprise.declare-special-account");
            case COUNTY_INDUSTRY ->
                List.of(
                        "application.decide-stage",
                        "application.receive-paper",
                        "project.record-inspection",
                        "project.complete-rectification");
            case CITY_INDUSTRY ->
                List.of(
                        "application.decide-stage",
                        "application.post-notice",
                        "application.resolve-objection",
                        "award.calculate",
                        "award.review",
                        "award.approve",
                        "enterprise.admit",
                        "project.record-inspection");
            case FINANCE ->
                List.of(
                        "award.approve",
                        "award.order-payment",
                        "award.approve-payment",
                        "award.confirm-payment",
                        "award.return-payment",
                        "award.receive-recovery",
                        "award.place-hold",
                        "award.release-hold");
            case EXPERT -> List.of("application.give-score", "application.declare-conflict");
            case ASSESSOR -> List.of("project.assess-acceptance");
            case AUDITOR, SUPERVISOR -> List.of("application.file-objection", "project.record-inspection");
            default -> List.of();
        };
    }
}
