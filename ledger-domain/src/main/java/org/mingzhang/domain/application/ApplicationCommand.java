package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.PaymentProof;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;

/** What can be asked about an application. */
public sealed interface ApplicationCommand extends LedgerCommand {
    String application();

    @Override
    default StreamId subject() {
        return StreamId.application(application());
    }

    /**
     * 申报.
     *
     * @param direction id or name
     * @param applicant credit code
     * @param levelBefore digital level before renovation, 0–4; 0 is 未定级
     * @param honour the pack's honour id on which a direction for titles rests
     * @param product a product of the applicant, for a direction that awards products
     * @param textSm3 hex digest of the application's text
     * @param members credit codes of those who apply with the applicant; absent where it applies alone
     * @param device what it was handed in from
     * @param titleKind the title, as its certificate writes it
     * @param titleLevel the title's level, as written
     * @param texts what is written, text by text as the direction names them; the words travel beside the command
     * @param form what is stated in the fields of the direction's form
     * @param batch for which it comes in, by number or name; absent where the notice names none, and of a renovation, whose
     *     batch is its applicant's on the roster
     */
    @CommandName(value = "application.submit", title = "提交申报")
    record SubmitApplication(
            String application,
            String programme,
            String direction,
            String applicant,
            String title,
            @Nullable Fen requestedFen,
            @Nullable Fen plannedInvestmentFen,
            @Nullable Integer levelBefore,
            @Nullable String honour,
            @Nullable String product,
            @Nullable String textSm3,
            List<DocumentRef> documents,
            @Nullable List<String> members,
            @Nullable String device,
            @Nullable String titleKind,
            @Nullable String titleLevel,
            @Nullable List<WrittenText> texts,
            @Nullable List<FormValue> form,
            @Nullable String batch)
            implements ApplicationCommand {
        private static final int MOST_MEMBERS = 100;

        public SubmitApplication {
            texts = WrittenText.checked(texts);
            form = FormValue.checked(form);
            StreamId.requireName(application);
            StreamId.requireName(programme);
            StreamId.requireName(applicant);
            Require.notNegative(requestedFen, "申报金额");
            Require.notNegative(plannedInvestmentFen, "计划投入");
            Require.within(levelBefore, 0, 4, "改造前等级");
            Require.digest(textSm3, "申报正文");
            if (members != null) {
                members.forEach(CreditCode::require);
                Require.distinct(members, "联合体成员");
                if (members.contains(applicant) || members.size() > MOST_MEMBERS) {
                    throw new RefusedValue(members, "联合体成员是申报单位以外的单位，最多 " + MOST_MEMBERS + " 家");
                }
                members = List.copyOf(members);
            }
        }

        @Override
        public List<String> wordsBeside() {
            return WrittenText.digests(texts);
        }

        /** An application without texts and form. */
        public SubmitApplication(
                String application,
                String programme,
                String direction,
                String applicant,
                String title,
                @Nullable Fen requestedFen,
                @Nullable Fen plannedInvestmentFen,
                @Nullable Integer levelBefore,
                @Nullable String honour,
                @Nullable String product,
                @Nullable String textSm3,
                List<DocumentRef> documents,
                @Nullable List<String> members,
                @Nullable String device,
                @Nullable String titleKind,
                @Nullable String titleLevel) {
            this(
                    application,
                    programme,
                    direction,
                    applicant,
                    title,
                    requestedFen,
                    plannedInvestmentFen,
                    levelBefore,
                    honour,
                    product,
                    textSm3,
                    documents,
                    members,
                    device,
                    titleKind,
                    titleLevel,
                    null,
                    null,
                    null);
        }
    }

    /**
     * 补正 after a return.
     *
     * @param texts each takes the place of what was written before under its name
     * @param form the values of each field take the place of those before
     */
    @CommandName(value = "application.supplement", title = "补正材料")
    record SupplementMaterials(
            String application,
            String note,
            List<DocumentRef> documents,
            @Nullable List<WrittenText> texts,
            @Nullable List<FormValue> form)
            implements ApplicationCommand {
        public SupplementMaterials {
            texts = WrittenText.checked(texts);
            form = FormValue.checked(form);
        }

        @Override
        public List<String> wordsBeside() {
            return WrittenText.digests(texts);
        }

        /** A supplement of documents alone. */
        public SupplementMaterials(String application, String note, List<DocumentRef> documents) {
            this(application, note, documents, null, null);
        }
    }

    /**
     * 审核结论 of one stage.
     *
     * @param list the row of the list by which it is decided
     */
    @CommandName(value = "application.decide-stage", title = "作出环节审核结论")
    record DecideStage(
            String application,
            String stage,
            Outcome outcome,
            @Nullable Integer scoreTenths,
            String opinion,
            @Nullable ListRow list)
            implements ApplicationCommand {
        public DecideStage {
            Require.within(scoreTenths, 0, 1000, "评分（十分之一分）");
        }

        /** A decision that cites no list. */
        public DecideStage(
                String application, String stage, Outcome outcome, @Nullable Integer scoreTenths, String opinion) {
            this(application, stage, outcome, scoreTenths, opinion, null);
        }
    }

    /**
     * 公示.
     *
     * @param from first day, not before the business date
     * @param to last day, both included
     * @param list the row of the list that is shown to the public
     */
    @CommandName(value = "application.post-notice", title = "发布公示")
    record PostNotice(
            String application,
            String stage,
            LocalDate from,
            LocalDate to,
            String documentNo,
            @Nullable ListRow list) implements ApplicationCommand {
        public PostNotice {
            if (to.isBefore(from)) {
                throw new RefusedValue(to, "公示结束不应早于开始（" + from + "）");
            }
        }

        /** A notice that cites no list. */
        public PostNotice(String application, String stage, LocalDate from, LocalDate to, String documentNo) {
            this(application, stage, from, to, documentNo, null);
        }
    }

    /** 异议. */
    @CommandName(value = "application.file-objection", title = "登记异议")
    record FileObjection(String application, String objection, String reason) implements ApplicationCommand {}

    /** 异议处理. */
    @CommandName(value = "application.resolve-objection", title = "处理异议")
    record ResolveObjection(String application, String objection, boolean upheld, String opinion)
            implements ApplicationCommand {}

    /** 评分: by the expert, of one indicator, in the stage that is for experts. */
    @CommandName(value = "application.give-score", title = "专家评分")
    record GiveScore(String application, String stage, String indicator, int scoreTenths)
            implements ApplicationCommand {
        public GiveScore {
            Require.within(scoreTenths, 0, 1000, "得分（十分之一分）");
        }
    }

    /**
     * 申请抽取专家.
     *
     * @param count how many are to score
     * @param reserve how many stand by
     * @param speciality of whom they are drawn; absent for all
     */
    @CommandName(value = "application.request-draw", title = "申请抽取评审专家")
    record RequestDraw(
            String application,
            String stage,
            int count,
            int reserve,
            @Nullable String speciality) implements ApplicationCommand {
        private static final int MOST = 99;

        public RequestDraw {
            Require.within(count, 1, MOST, "抽取人数");
            Require.within(reserve, 0, MOST, "候补人数");
        }
    }

    /** 抽取专家, once the seed is there. */
    @CommandName(value = "application.draw-experts", title = "抽取评审专家")
    record DrawExperts(String application, String stage) implements ApplicationCommand {}

    /** 声明回避, by the expert. */
    @CommandName(value = "application.declare-conflict", title = "专家声明回避")
    record DeclareConflict(String application, String reason) implements ApplicationCommand {}

    /** 关联企业: confirmed by an office. */
    @CommandName(value = "application.link-enterprise", title = "确认关联企业")
    record LinkEnterprise(String application, String enterprise, Link link) implements ApplicationCommand {
        public LinkEnterprise {
            CreditCode.require(enterprise);
        }
    }

    /**
     * 附件: by the applicant, or by an office for a paper of its own. With {@code sha256}, {@code sizeBytes} and
     * {@code mediaType} the bytes come beside the command and are kept; {@code digest} is then their SM3.
     *
     * @param document id or name in the pack's checklist
     * @param takenAt civil time as the camera wrote it
     * @param longitude degrees east, decimal text
     * @param latitude degrees north, decimal text
     * @param mediaType one of {@link FileType}
     * @param picture 插图: its size, as the file says that comes beside the command, and to which text it belongs
     * @param proves 拨付凭证: the payment that it proves; such a paper comes from who pays, and is not on the checklist
     */
    @CommandName(value = "application.attach-document", title = "登记附件")
    record AttachDocument(
            String application,
            String document,
            String fileName,
            DigestAlgorithm algorithm,
            String digest,
            @Nullable String perceptualHash,
            @Nullable String takenAt,
            @Nullable String author,
            @Nullable String software,
            @Nullable String longitude,
            @Nullable String latitude,
            @Nullable String contract,
            @Nullable String invoiceNo,
            @Nullable String sha256,
            @Nullable Integer sizeBytes,
            @Nullable String mediaType,
            @Nullable Picture picture,
            @Nullable PaymentProof proves)
            implements ApplicationCommand {
        public AttachDocument {
            Require.digest(digest, "附件");
            if (perceptualHash != null && !perceptualHash.matches("[0-9a-f]{8,128}")) {
                throw new RefusedValue(perceptualHash, "感知哈希应为 8–128 位十六进制");
            }
            Require.civilTime(takenAt, "拍摄时间");
            Require.degrees(longitude, 180, "经度");
            Require.degrees(latitude, 90, "纬度");
            Require.voucher(contract, "合同编号");
            Require.voucher(invoiceNo, "发票号码");
            Require.digest(sha256, "SHA-256 ");
            Require.within(sizeBytes, 1, CitedFile.MOST_BYTES, "文件字节数");
            if (sha256 != null || sizeBytes != null || mediaType != null) {
                SentFile.require(fileName, algorithm, sha256, sizeBytes, mediaType);
            }
            Picture.require(picture, mediaType);
        }

        /** The file that comes beside the command; null where it names a digest alone. */
        @Nullable
        CitedFile file() {
            return sha256 == null || sizeBytes == null || mediaType == null
                    ? null
                    : new CitedFile(digest, sha256, sizeBytes, mediaType);
        }
    }

    /**
     * 收到纸质材料: by the office that takes them in.
     *
     * @param document id or name in the pack's checklist
     * @param handedInBy 递交单位, by name; no person's
     */
    @CommandName(value = "application.receive-paper", title = "登记收到纸质材料")
    record ReceivePaper(
            String application,
            String document,
            int copies,
            boolean sealed,
            String handedInBy,
            @Nullable String note) implements ApplicationCommand {
        private static final int MOST_COPIES = 100;

        public ReceivePaper {
            Require.within(copies, 1, MOST_COPIES, "份数");
        }
    }

    /**
     * 转按新版政策: a case on its way comes under a later version of the pack, as that version's transition lets it or has it.
     *
     * @param version the number of the version; where the applicant may choose, signing this is its declaration
     */
    @CommandName(value = "application.change-policy", title = "申报转按新版政策")
    record ChangePolicy(String application, int version) implements ApplicationCommand {
        private static final int MOST = 1000;

        public ChangePolicy {
            Require.within(version, 2, MOST, "政策包版本");
        }
    }

    /**
     * 加入联合体: by a member that the application names.
     *
     * @param member credit code of the own organisation
     */
    @CommandName(value = "application.join", title = "确认加入联合体")
    record JoinConsortium(String application, String member) implements ApplicationCommand {
        public JoinConsortium {
            CreditCode.require(member);
        }
    }

    /** 撤回. */
    @CommandName(value = "application.withdraw", title = "撤回申报")
    record WithdrawApplication(String application, String reason) implements ApplicationCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new ApplicationDecider(streams, occasion).decide(this);
    }
}
