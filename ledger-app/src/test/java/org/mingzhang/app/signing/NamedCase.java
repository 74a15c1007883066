package org.mingzhang.app.signing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.catalogue.FieldKind;
import org.mingzhang.app.signing.Browser.Page;

/** A case, a payment and an organisation that somebody names in a form, whether there are such or not. */
record NamedCase(String application, String payment, String party) {
    private static final Pattern MAIN = Pattern.compile("<main>.*</main>", Pattern.DOTALL);

    String of(CommandField field) {
        return switch (field.name()) {
            case "payment" -> payment;
            case "application", "award", "project" -> application;
            default -> party;
        };
    }

    /** Whether a field names a case, a payment or an organisation. */
    static boolean names(CommandField field) {
        return field.kind() == FieldKind.CREDIT_CODE
                || Set.of("application", "award", "project", "payment", "enterprise", "provider", "applicant", "party")
                        .contains(field.name());
    }

    /** Whether a form is about what a field names: not what is only now to come about, nor an enterprise beside the case. */
    static boolean isSubject(CommandEntry entry, CommandField field) {
        return switch (field.name()) {
            case "application" -> true;
            case "payment" ->
                !Set.of("award.order-payment", "award.grant-advance", "bank.record-treasury-payment")
                        .contains(entry.name());
            case "enterprise" ->
                entry.name().startsWith("enterprise.") && !entry.name().equals("enterprise.register");
            default -> false;
        };
    }

    /** The places of a command's form, with what stands in each. */
    static Map<String, CommandField> places(CommandEntry entry) {
        Map<String, CommandField> all = new LinkedHashMap<>();
        places(entry.fields(), "", all);
        return all;
    }

    private static void places(List<CommandField> fields, String within, Map<String, CommandField> all) {
        for (CommandField field : fields) {
            String place = within + Typed.input(field);
            switch (field.kind()) {
                case RECORD -> places(field.fields(), place + ".", all);
                case RECORDS -> places(field.fields(), place + "[0].", all);
                default -> all.put(place, field);
            }
        }
    }

    /**
     * A form as somebody would fill it in about this case.
     *
     * @param at the one place that names something of it, where all others name the other; null for all of them
     */
    Map<String, String> form(CommandEntry entry, NamedCase other, @Nullable String at) {
        Map<String, String> form = new LinkedHashMap<>();
        places(entry).forEach((place, field) -> {
            if (names(field)) {
                form.put(place, (at == null || at.equals(place) ? this : other).of(field));
            } else {
                String value = value(field);
                if (!value.isEmpty()) {
                    form.put(place, value);
                }
            }
        });
        return form;
    }

    private static String value(CommandField field) {
        return switch (field.name()) {
            case "programme" -> "programme";
            case "direction" -> "HD-01";
            case "stage" -> "county";
            default ->
                switch (field.kind()) {
                    case DATE -> "2026-01-05";
                    case MONEY -> "100.00";
                    case NUMBER -> "1";
                    case YES_NO -> "true";
                    case CHOICE ->
                        field.choices().isEmpty()
                                ? ""
                                : field.choices().getFirst().value();
                    case DIGEST -> "ab".repeat(32);
                    case JSON -> "{}";
                    default -> field.example().isEmpty() ? "示例文字" : field.example();
                };
        };
    }

    /** What a page says, without what was asked for and what is different each time it is. */
    String told(Page page) {
        Matcher main = MAIN.matcher(page.html());
        String said = main.find() ? main.group() : page.html();
        return page.status() + " "
                + said.replace(application, "…")
                        .replace(payment, "…")
                        .replace(party, "…")
                        .replaceAll("(?s)<pre.*?</pre>", "<pre/>")
                        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                        .replaceAll("[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…")
                        .replaceAll("\\d{4}[-年]\\d{1,2}[-月]\\d{1,2}日?[ T]?\\d{1,2}:\\d{2}(:\\d{2})?", "…");
    }

    /** Where two of these are not the same. */
    static String difference(String first, String second) {
        int at = 0;
        while (at < Math.min(first.length(), second.length()) && first.charAt(at) == second.charAt(at)) {
            at++;
        }
        return part(first, at) + " ≠ " + part(second, at);
    }

    private static String part(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 120))
                .replaceAll("\\s+", " ");
    }
}
