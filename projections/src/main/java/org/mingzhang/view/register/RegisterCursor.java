package org.mingzhang.view.register;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mingzhang.domain.seal.Suite;

/**
 * Where a page ended: what its last row is ordered by. It is opaque to whoever holds it and no secret. Who makes up one gets
 * another beginning of what that person may see anyway, since the scope is a condition of every query by itself.
 *
 * @param values text of the values in the order of the query's ordering
 */
public record RegisterCursor(List<String> values) {
    private static final int CHECK = 16;
    private static final int LONGEST = 8_000;

    public RegisterCursor {
        values = List.copyOf(values);
    }

    /** As it is handed out with a question's answer. */
    public String text(RegisterQuestion question) {
        String parts =
                String.join(".", values.stream().map(RegisterCursor::part).toList());
        return check(question, parts) + "." + parts;
    }

    private static String part(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /** As it came back; nothing where it belongs to another question or was altered. */
    static Optional<RegisterCursor> read(RegisterQuestion question, String text) {
        if (text.length() > LONGEST || text.indexOf('.') != CHECK) {
            return Optional.empty();
        }
        String parts = text.substring(CHECK + 1);
        if (!text.startsWith(check(question, parts))) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        try {
            for (String part : parts.split("\\.", -1)) {
                values.add(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        RegisterCursor cursor = new RegisterCursor(values);
        return cursor.fits(RegisterStatement.order(question)) ? Optional.of(cursor) : Optional.empty();
    }

    private static String check(RegisterQuestion question, String parts) {
        byte[] bytes = (question.fingerprint() + "\n" + parts).getBytes(StandardCharsets.UTF_8);
        return Suite.SM3.hash(bytes).toString().substring(0, CHECK);
    }

    /** Whether the database can read each value as what it is compared with. */
    private boolean fits(List<RegisterStatement.Ordered> order) {
        List<String> types = new ArrayList<>();
        order.forEach(one -> types.add(one.type()));
        if (types.size() != values.size()) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!fits(types.get(i), values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String type, String value) {
        try {
            return switch (type) {
                case "boolean" -> value.equals("true") || value.equals("false");
                case "bigint" -> Long.toString(Long.parseLong(value)).equals(value);
                case "date" -> LocalDate.parse(value).toString().equals(value);
                default -> value.indexOf('\0') < 0;
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            return false;
        }
    }
}
