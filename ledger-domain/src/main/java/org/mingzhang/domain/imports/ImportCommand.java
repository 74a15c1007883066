package org.mingzhang.domain.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.ImportReviewed;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.programme.Programme;

/** What can be asked about imports. */
public sealed interface ImportCommand extends LedgerCommand {
    /**
     * Gives up what is left of an import that cannot go on. What it recorded stays as it is.
     *
     * @param importId the import's id
     * @param steps how many steps are recorded, as whoever signs has seen it
     * @param restSm3 hex digest of the list of rows of which only a part is recorded
     */
    @CommandName(value = "import.abandon", title = "中止导入")
    record AbandonImport(String importId, String reason, long steps, String restSm3) implements ImportCommand {
        public AbandonImport {
            StreamId.requireName(importId);
            Require.digest(restSm3, "只登记了一部分的行");
        }

        @Override
        public StreamId subject() {
            return new StreamId(StreamType.IMPORT, importId);
        }

        @Override
        public Decision decide(Streams streams, Occasion occasion) {
            Import known = (Import) streams.state(subject());
            return occasion.first(() -> occasion.refuseUnless(Role.FINANCE, Role.CITY_INDUSTRY))
                    .refuseIf(known.started() == null, RejectionCode.NOT_FOUND, Map.of("import", importId))
                    .refuseIf(known.isOver(), RejectionCode.WRONG_STATE, Map.of("import", importId, "state", "已完成或已中止"))
                    .refuseIf(
                            known.steps() != steps,
                            RejectionCode.CHANGED_MEANWHILE,
                            Map.of("import", importId, "steps", known.steps()))
                    .orElse(() -> Decision.accept(subject(), new ImportAbandoned(reason, steps, restSm3)));
        }
    }

    /**
     * Starts to record a workbook that was checked. The signature covers the workbook's digest, and with it every event that
     * comes of it.
     *
     * @param importId the command's own id: the import is found by it
     * @param workbookSm3 hex digest of the file's bytes
     * @param mappingSm3 hex digest of the map that adapted it
     * @param plan hex SM3 of all steps in the order in which they take effect
     */
    @CommandName(value = "import.start", title = "导入工作簿")
    record StartImport(
            String importId,
            String programme,
            Mode mode,
            String fileName,
            String workbookSm3,
            @Nullable String mappingSm3,
            String plan,
            long steps,
            long rows,
            long skipped,
            long rejected)
            implements ImportCommand {
        public StartImport {
            StreamId.requireName(importId);
            StreamId.requireName(programme);
            Require.digest(workbookSm3, "工作簿");
            Require.digest(mappingSm3, "对照表");
            Require.digest(plan, "登记计划");
            if (steps < 1 || rows < 1 || skipped < 0 || rejected < 0) {
                throw new RefusedValue(steps, "没有可以登记的行");
            }
        }

        @Override
        public StreamId subject() {
            return new StreamId(StreamType.IMPORT, importId);
        }

        @Override
        public Decision decide(Streams streams, Occasion occasion) {
            Import known = (Import) streams.state(subject());
            Programme into = (Programme) streams.state(StreamId.programme(programme));
            return occasion.first(() -> refuseSigner(occasion))
                    .refuseIf(!into.exists(), RejectionCode.NOT_FOUND, Map.of("programme", programme))
                    .refuseIf(
                            known.started() != null || !importId.equals(occasion.commandId()),
                            RejectionCode.ALREADY_EXISTS,
                            Map.of("import", importId))
                    .orElse(() -> Decision.accept(
                            subject(),
                            new ImportStarted(
                                    programme,
                                    mode,
                                    fileName,
                                    workbookSm3,
                                    mappingSm3,
                                    plan,
                                    steps,
                                    rows,
                                    skipped,
                                    rejected)));
        }

        /**
         * Old records are taken over by the city's offices. What is decided now may be brought in by whoever may decide it: each
         * row is judged by the signer's own post and county.
         */
        private @Nullable Rejection refuseSigner(Occasion occasion) {
            return mode == Mode.HISTORY
                    ? occasion.refuseUnless(Role.FINANCE, Role.CITY_INDUSTRY)
                    : occasion.refusePost(
                            Role.FINANCE,
                            Role.CITY_INDUSTRY,
                            Role.COUNTY_INDUSTRY,
                            Role.APPLICANT,
                            Role.SUPERVISOR,
                            Role.ASSESSOR);
        }
    }

    /**
     * Holds what one person imported against the papers, and agrees to it or not: old records, on which nobody decides before that;
     * and statements of the treasury or a bank, which prove no payment while nobody stands for them but people who had a part in it.
     * Who agreed may turn out to be one of these, so another person may agree after.
     *
     * @param opinion what was looked at, or what is wrong
     * @param workbookSm3 hex digest of the workbook, as whoever signs has seen it
     * @param events how many events it came to, as whoever signs has seen it
     * @param breaching how many of them carry breaches
     */
    @CommandName(value = "import.review", title = "复核导入")
    record ReviewImport(
            String importId, boolean agreed, String opinion, String workbookSm3, long events, long breaching)
            implements ImportCommand {
        public ReviewImport {
            StreamId.requireName(importId);
            Require.digest(workbookSm3, "工作簿");
        }

        @Override
        public StreamId subject() {
            return new StreamId(StreamType.IMPORT, importId);
        }

        @Override
        public Decision decide(Streams streams, Occasion occasion) {
            Import known = (Import) streams.state(subject());
            ImportStarted start = known.started();
            return occasion.first(() -> occasion.refuseUnless(Role.FINANCE, Role.CITY_INDUSTRY))
                    .refuseIf(start == null, RejectionCode.NOT_FOUND, Map.of("import", importId))
                    .refuseIf(!known.isOver(), RejectionCode.WRONG_STATE, Map.of("import", importId, "state", "导入未完成"))
                    .refuseIf(
                            known.isAgreed() && !agreed,
                            RejectionCode.WRONG_STATE,
                            Map.of("import", importId, "state", "已复核认可"))
                    .refuseIf(
                            occasion.isAlso(known.startedBy()),
                            RejectionCode.SAME_PERSON,
                            Map.of("actor", occasion.actor().id(), "step", "复核导入", "otherStep", "签名导入"))
                    .refuseIf(
                            agreed && known.agreedBy().stream().anyMatch(occasion::isAlso),
                            RejectionCode.WRONG_STATE,
                            Map.of("import", importId, "state", "您已复核认可"))
                    .refuseIf(
                            (start != null && !start.workbookSm3().equals(workbookSm3))
                                    || known.events() != events
                                    || known.breaching() != breaching,
                            RejectionCode.CHANGED_MEANWHILE,
                            Map.of("import", importId, "events", known.events(), "breaching", known.breaching()))
                    .orElse(() -> Decision.accept(
                            subject(),
                            new ImportReviewed(agreed, opinion, workbookSm3, known.steps(), events, breaching)));
        }
    }
}
