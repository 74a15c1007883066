package org.mingzhang.app.imports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * What rows need from other rows: from when on what they refer to is there, to which application a payment belongs, and by
 * whom an award was paid. Taken in before the first step is made, since the sheets of a workbook come in any order.
 */
final class Inference {
    /** All payments of an award by source, {@code central=100;local=50} in fen. */
    static final String PAID = "paid";

    /** The application of a row that names only a payment or a contract. */
    static final String APPLICATION = "application";

    /** Credit codes of the enterprises that a platform serves. */
    static final String SERVED = "served";

    /** Whether the row is listed with this step, where that is not as usual. */
    static final String LISTED = "listed";

    private static final String NUMBER = "申报编号";

    private final String central;
    private final String local;
    private final Elsewhere elsewhere;
    private final Map<String, Long> submitted = new HashMap<>();
    private final Map<String, Long> admitted = new HashMap<>();
    private final Map<String, Long> contracts = new HashMap<>();
    private final Map<String, String> contractApplications = new HashMap<>();
    private final Map<String, Long> lists = new HashMap<>();
    private final Map<String, Long> bankLines = new HashMap<>();
    private final Map<String, Long> awards = new HashMap<>();
    private final Map<String, Payment> payments = new HashMap<>();
    private final Map<String, SortedMap<String, Fen>> paid = new HashMap<>();
    private final Map<String, Long> recoveries = new HashMap<>();
    private final Map<String, TreeSet<String>> served = new HashMap<>();
    private final StatedInRows stated = new StatedInRows();
    private final CertifiedScenes certified;
    private final ListsNamed named;

    private record Payment(String application, long ordered, long paid) {}

    /** What the ledger says of what this workbook does not hold. */
    interface Elsewhere {
        /** The application of a payment that is in the ledger; null where it is not. */
        @Nullable
        String applicationOfPayment(String payment);

        /** The application under which a contract was registered; null where it was not. */
        @Nullable
        String applicationOfContract(String contract);

        /** The direction of an application that is in the ledger; null where it is not. */
        @Nullable
        String directionOfApplication(String application);

        /** The programme's lists that were there before this workbook. */
        EarlierLists lists();
    }

    Inference(PolicyPack pack, Elsewhere elsewhere) {
        central = central(pack);
        local = local(pack);
        named = new ListsNamed(
                pack, number -> get(submitted, number), elsewhere::directionOfApplication, elsewhere.lists());
        certified = new CertifiedScenes(pack, elsewhere::directionOfApplication);
        this.elsewhere = elsewhere;
    }

    /** The source of the column 中央资金. */
    static String central(PolicyPack pack) {
        return source(pack, "central", "中央");
    }

    /** The source of the column 地方资金. */
    static String local(PolicyPack pack) {
        return source(pack, "local", "地方");
    }

    private static String source(PolicyPack pack, String id, String word) {
        return pack.sources().stream()
                .filter(source -> source.id().equals(id) || source.name().contains(word))
                .map(FundingSource::id)
                .findFirst()
                .orElse(id);
    }

    /**
     * When something takes effect, comparable: the day, and of one day the minute at which an older system took the row
     * (原登记时间); what has no day comes first, and on its day what has no such time.
     */
    private static long when(@Nullable LocalDate date, Row row) {
        LocalDateTime at = row.registeredAt();
        long minute = at == null ? 0 : Math.max(0, at.toEpochSecond(ZoneOffset.UTC) / 60);
        return date == null ? Long.MIN_VALUE + minute : onDay(date) + minute;
    }

    /** When the day begins, as {@link #effective} tells it. */
    static long onDay(LocalDate date) {
        return date.toEpochDay() << 32;
    }

    /** Takes a row in. */
    void take(Row row) {
        named.take(row, row.sheet().name().equals("名单") ? when(row.date("日期"), row) : Long.MIN_VALUE);
        stated.take(row);
        certified.take(row);
        switch (row.sheet().name()) {
            case "申报" -> submitted.merge(row.required(NUMBER), when(row.date("申报日期"), row), Math::min);
            case "服务商" -> admitted.merge(row.required("统一社会信用代码"), when(row.date("入池日期"), row), Math::min);
            case "合同" -> {
                contracts.merge(contract(row), when(row.date("签订日期"), row), Math::min);
                contractApplications.merge(
                        row.required("合同编号"), row.required(NUMBER), (one, other) -> one.equals(other) ? one : "");
            }
            case "银行流水" -> bankLines.merge(serial(row), when(row.date("日期"), row), Math::min);
            case "名单" -> lists.merge(row.required("名单编号"), when(row.date("日期"), row), Math::min);
            case "奖补" -> awards.merge(row.required(NUMBER), when(row.date("认定日期"), row), Math::min);
            case "拨付" -> {
                LocalDate ordered = row.requiredDate("审批日期");
                LocalDate out = row.date("拨付日期") == null ? ordered : row.requiredDate("拨付日期");
                payments.put(
                        row.required("拨付编号"), new Payment(row.required(NUMBER), when(ordered, row), when(out, row)));
                // What came back was paid again or not at all.
                if (!row.required("状态").equals("退回")) {
                    SortedMap<String, Fen> sum = paid.computeIfAbsent(row.required(NUMBER), none -> new TreeMap<>());
                    MoneyMoments.paidBy(row, central, local)
                            .forEach((source, fen) -> sum.merge(source, fen, Fen::plus));
                }
            }
            case "追回" -> {
                if (row.required("类型").equals("应追")) {
                    recoveries.merge(row.required("追回编号"), when(row.date("日期"), row), Math::min);
                }
            }
            case "关联企业" -> {
                if (row.required("关系").equals("服务")) {
                    served.computeIfAbsent(row.required(NUMBER), none -> new TreeSet<>())
                            .add(row.required("统一社会信用代码"));
                }
            }
            default -> {
                // Nothing rests on rows of other sheets.
            }
        }
    }

    private static String contract(Row row) {
        return row.required("合同编号") + '\u001F' + row.required(NUMBER);
    }

    private static String serial(Row row) {
        return Claim.serialKey(row.required("付款账号"), row.required("流水号"));
    }

    /** What a step needs to know of other rows. */
    SortedMap<String, String> inferred(Row row, Moment moment) {
        SortedMap<String, String> out = new TreeMap<>();
        switch (row.sheet().name()) {
            case "申报" -> {
                if (moment.name().equals("提交")) {
                    stated.tell(row.required(NUMBER), out);
                }
            }
            case "验收", "场景" -> certified.tell(row, out);
            case "奖补", "拨付" -> {
                SortedMap<String, Fen> sum = paid.get(row.required(NUMBER));
                if (sum != null
                        && !sum.isEmpty()
                        && !moment.name().equals("支付")
                        && !moment.name().equals("退回")) {
                    StringBuilder text = new StringBuilder();
                    sum.forEach((source, fen) -> text.append(text.isEmpty() ? "" : ";")
                            .append(source)
                            .append('=')
                            .append(fen.value()));
                    out.put(PAID, text.toString());
                }
            }
            case "追回", "资金使用" -> {
                String application = ofPayment(row.required("拨付编号"));
                if (application != null) {
                    out.put(APPLICATION, application);
                }
            }
            case "企业付款" -> {
                if (row.text(NUMBER) == null) {
                    out.put(APPLICATION, ofContract(row.required("合同编号")));
                }
            }
            case "项目" -> {
                TreeSet<String> codes = served.get(row.required(NUMBER));
                if (codes != null && moment.name().equals("完工")) {
                    out.put(SERVED, String.join(";", codes));
                }
            }
            default -> {
                // Says everything itself.
            }
        }
        String cited =
                named.cited(row, moment, effective(row, moment, moment.date().apply(row)));
        if (cited != null) {
            out.put(ListsNamed.LIST, cited);
        }
        return out;
    }

    /** Null where the payment's own row could not be recorded, nor is it in the ledger. */
    private @Nullable String ofPayment(String payment) {
        Payment own = payments.get(payment);
        return own == null ? elsewhere.applicationOfPayment(payment) : own.application;
    }

    /** Empty where several applications have a contract of this number. */
    String ofContract(String contract) {
        String own = contractApplications.get(contract);
        return own == null ? Objects.requireNonNullElse(elsewhere.applicationOfContract(contract), "") : own;
    }

    /**
     * When a step takes effect: at its own time, or that of what it refers to where that is later, since nothing can be
     * recorded about what is not there. The step keeps its own business date, and that it comes too early is a breach.
     */
    long effective(Row row, Moment moment, @Nullable LocalDate date) {
        long when = when(date, row);
        String number = row.sheet().column(NUMBER).isPresent() ? row.text(NUMBER) : null;
        if (number != null) {
            when = Math.max(when, get(submitted, number));
        }
        return switch (row.sheet().name()) {
            case "产品", "服务商评价" -> Math.max(when, get(admitted, row.required("服务商统一社会信用代码")));
            case "名单明细" -> Math.max(when, get(lists, row.required("名单编号")));
            case "合同明细", "补充协议" -> Math.max(when, get(contracts, contract(row)));
            case "发票" -> row.text("合同编号") == null ? when : Math.max(when, get(contracts, contract(row)));
            // What the bank moved limits what contracts may claim of it.
            case "企业付款" -> Math.max(when, Math.max(contractWhen(row), get(bankLines, serial(row))));
            case "异议" -> moment.name().equals("处理") ? Math.max(when, when(row.date("提出日期"), row)) : when;
            case "检查" -> Math.max(when, when(row.date("检查日期"), row));
            case "拨付" -> Math.max(when, paymentWhen(row, moment));
            case "追回", "资金使用" -> Math.max(when, recoveryWhen(row));
            default -> when;
        };
    }

    private long contractWhen(Row row) {
        String number = row.text(NUMBER) == null ? ofContract(row.required("合同编号")) : row.required(NUMBER);
        return Math.max(get(submitted, number), get(contracts, row.required("合同编号") + '\u001F' + number));
    }

    private long paymentWhen(Row row, Moment moment) {
        long awarded = get(awards, row.required(NUMBER));
        return moment.name().equals("审批") ? awarded : Math.max(awarded, when(row.date("审批日期"), row));
    }

    private long recoveryWhen(Row row) {
        Payment payment = payments.get(row.required("拨付编号"));
        long known = payment == null
                ? Long.MIN_VALUE
                : Math.max(
                        Math.max(payment.ordered, payment.paid),
                        Math.max(get(awards, payment.application), get(submitted, payment.application)));
        return row.sheet().name().equals("追回") && row.required("类型").equals("已追")
                ? Math.max(known, get(recoveries, row.required("追回编号")))
                : known;
    }

    private static long get(Map<String, Long> whens, String key) {
        return whens.getOrDefault(key, Long.MIN_VALUE);
    }
}
