package org.mingzhang.domain.given;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One instance of any command or event, always the same: made from the names and types of its components, so that a new
 * component is in the next sample without anybody thinking of it.
 */
public final class Samples {
    private static final String PUBLIC_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEJdIf7Q3SAauDiqKVbYRpFMjTipS39CCh7ii/2KwDxZJnO9MNtvW8RkPjkoNCXZ74QD7Wpm5E9a6NRe3S0+KD0g==";
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static final Map<String, String> TEXTS = new TreeMap<>(Map.ofEntries(
            Map.entry("packSm3", HASH),
            Map.entry("listSm3", HASH),
            Map.entry("sm3", HASH),
            Map.entry("stream", "project/示例-1"),
            Map.entry("type", "project.provider-paid"),
            Map.entry("sm3Root", HASH),
            Map.entry("sha256Root", HASH),
            Map.entry("commandSm3", HASH),
            Map.entry("textSm3", HASH),
            Map.entry("workbookSm3", HASH),
            Map.entry("mappingSm3", HASH),
            Map.entry("rowsSm3", HASH),
            Map.entry("restSm3", HASH),
            Map.entry("plan", HASH),
            Map.entry("fileSm3", HASH),
            Map.entry("commit", HASH),
            Map.entry("creditCode", Given.code(1)),
            Map.entry("enterprise", Given.code(1)),
            Map.entry("beneficiary", Given.code(1)),
            Map.entry("applicant", Given.code(1)),
            Map.entry("buyer", Given.code(1)),
            Map.entry("rater", Given.code(1)),
            Map.entry("servedPilots", Given.code(1)),
            Map.entry("debtors", Given.code(1)),
            Map.entry("orgCode", Given.code(4)),
            Map.entry("seedSm3", HASH),
            Map.entry("payer", Given.code(5)),
            Map.entry("members", Given.code(5)),
            Map.entry("digest", HASH),
            Map.entry("sha256", HASH),
            Map.entry("fileName", "示例.pdf"),
            Map.entry("mediaType", "application/pdf"),
            Map.entry("perceptualHash", "c3d2e1f0a5b49687"),
            Map.entry("takenAt", "2026-03-02T14:05:30"),
            Map.entry("longitude", "114.4907"),
            Map.entry("latitude", "36.6123"),
            Map.entry("sharePercent", "51.5"),
            Map.entry("quantity", "12.5"),
            Map.entry("before", "72.5"),
            Map.entry("after", "81"),
            Map.entry("digitalRate", "62.5"),
            Map.entry("networkedRate", "50"),
            Map.entry("seller", Given.code(2)),
            Map.entry("provider", Given.code(2)),
            Map.entry("member", Given.code(2)),
            Map.entry("replacement", Given.code(3)),
            Map.entry("assessor", Given.code(4)),
            Map.entry("number", "6200000000001234"),
            Map.entry("publicKey", PUBLIC_KEY),
            Map.entry("keyId", "d071b195ad7fdb8c"),
            Map.entry("oldKeyId", "0011223344556677"),
            Map.entry("invoiceCode", "130002600105"),
            Map.entry("invoiceNo", "00012345"),
            Map.entry("source", "central"),
            Map.entry("line", "renovation"),
            Map.entry("zone", "Asia/Shanghai"),
            Map.entry("value", "12.5"),
            Map.entry("month", "2026-02"),
            Map.entry("algorithm", "SM2"),
            Map.entry("noteKeyId", "0a1b2c3d")));

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("budgetYear", 2026),
            Map.entry("fromYear", 2026),
            Map.entry("toYear", 2027),
            Map.entry("packVersion", 1),
            Map.entry("revision", 1),
            Map.entry("level", 3),
            Map.entry("levelBefore", 1),
            Map.entry("grade", 3),
            Map.entry("attempt", 1),
            Map.entry("scoreTenths", 875),
            Map.entry("mostTenths", 200),
            Map.entry("sharePercent", 30),
            Map.entry("scenes", 9),
            Map.entry("constrainedScenes", 6),
            Map.entry("equipmentTotal", 80),
            Map.entry("equipmentDigital", 60),
            Map.entry("equipmentNetworked", 40));

    private static final Set<String> LATE =
            Set.of("to", "until", "endsOn", "validUntil", "dueOn", "rectifyBy", "repairedOn", "noticeTo");

    /** What a command does not take together. */
    private static final Map<String, Set<String>> ABSENT = Map.of(
            "ReturnToTreasury",
            Set.of("budgetYear"),
            "CarryOut",
            Set.of("stage", "opinion", "batch", "reason", "payments", "pairs", "bank", "receipts"),
            "ExportPaymentBatch",
            Set.of("again", "reason"),
            "AttachDocument",
            Set.of("picture"),
            "MatchTreasuryPayment",
            Set.of("payments"));

    /** What a command does not go without, though its type lets it. */
    private static final Map<String, String> NEEDED = Map.of(
            "ReturnToTreasury", "line",
            "Item", "application",
            "MatchTreasuryPayment", "payment",
            "ReserveEnterprise", "documentNo",
            "AdmitEnterprise", "documentNo",
            "MoveBatch", "documentNo",
            "LeavePilot", "documentNo",
            "ReplaceEnterprise", "documentNo");

    private Samples() {}

    /** With every optional component present. */
    public static <T extends Record> T full(Class<T> type) {
        return make(type, true);
    }

    /** With every optional component absent, as far as the record allows. */
    public static <T extends Record> T bare(Class<T> type) {
        return make(type, false);
    }

    private static <T extends Record> T make(Class<T> type, boolean optional) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            boolean nullable = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean absent = ABSENT.getOrDefault(type.getSimpleName(), Set.of()).contains(name);
            boolean needed = NEEDED.getOrDefault(type.getSimpleName(), "").equals(name);
            values[i] = absent || (nullable && !optional && !needed)
                    ? null
                    : value(components[i].getGenericType(), name, optional);
        }
        if (type.getSimpleName().equals("RegisterInvoice") && !optional) {
            // Without a code it is a fully digital invoice, with a longer number.
            values[2] = "26130000000000000001";
        }
        if (type.getSimpleName().equals("ExportPaymentBatch")) {
            // As many as it names.
            values[2] = 1;
        }
        if (type.getSimpleName().equals("RecordTreasuryPayment")) {
            values[6] = "6200000000005678";
        }
        if (type.getSimpleName().equals("RecordInspection")) {
            values[3] = "改造进度";
        }
        if (type.getSimpleName().equals("RecordYearlyFigure")) {
            values[3] = 2025;
            values[5] = "《示例办法》";
        }
        if (type.getSimpleName().equals("RecordFigure")) {
            values[5] = "《示例办法》";
        }
        if (type.getSimpleName().equals("AmendProgramme")) {
            values[2] = "《示例办法》";
        }
        if (type.getSimpleName().equals("DecideParameter")) {
            values[3] = "《示例办法》";
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type + " refuses its sample", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object value(Type type, String name, boolean optional) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return parameterized.getRawType() == List.class
                    ? List.of(value(arguments[0], name, optional))
                    : Scalar.ofAll(Map.of("limitFen", 200, "requestedFen", 201));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return TEXTS.getOrDefault(name, "示例" + name);
        } else if (raw == Fen.class) {
            return Fen.of(name.equals("taxFen") ? 6_000 : 123_456_789);
        } else if (raw == int.class || raw == Integer.class) {
            return NUMBERS.getOrDefault(name, 7);
        } else if (raw == long.class || raw == Long.class) {
            return 42L;
        } else if (raw == boolean.class || raw == Boolean.class) {
            return true;
        } else if (raw == LocalDate.class) {
            return LATE.contains(name) ? LocalDate.of(2027, 6, 30) : LocalDate.of(2026, 3, 2);
        } else if (raw == Instant.class) {
            return Instant.parse("2026-03-02T01:02:03.004Z");
        } else if (raw == ObjectNode.class) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("contract", "示例合同")
                    .put("payerAccount", "6200000000001234")
                    .put("payeeName", "示例服务商")
                    .put("payeeAccount", "6200000000005678")
                    .put("serialNo", name.equals("after") ? "2" : "1")
                    .put("amountFen", 100);
        } else if (raw == Scalar.class) {
            return Scalar.of(Fen.ofWan(20));
        } else if (raw == InvoiceStatus.class) {
            return InvoiceStatus.NORMAL;
        } else if (raw == DigestAlgorithm.class) {
            return DigestAlgorithm.SM3;
        } else if (raw.isEnum()) {
            Object[] constants = Objects.requireNonNull(raw.getEnumConstants());
            return constants[constants.length - 1];
        } else if (raw.isRecord()) {
            return make(raw.asSubclass(Record.class), optional);
        }
        throw new AssertionError("no sample of " + raw + " for " + name);
    }
}
