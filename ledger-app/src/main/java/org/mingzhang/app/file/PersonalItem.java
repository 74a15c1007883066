package org.mingzhang.app.file;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.event.Personal;

/** A personal datum that is kept of an organisation, and how much of it is shown to who was given no reason to see it. */
enum PersonalItem {
    LEGAL_REPRESENTATIVE("legalRepresentative", "法定代表人"),
    CONTACT_NAME("contactName", "联系人"),
    CONTACT_PHONE("contactPhone", "联系电话"),
    ACTUAL_CONTROLLER("actualController", "实际控制人"),
    EMAIL("email", "电子邮箱");

    private static final int HEAD = 3;
    private static final int TAIL = 4;
    private static final String STARS = "****";

    private final String field;
    private final String chinese;

    PersonalItem(String field, String chinese) {
        this.field = field;
        this.chinese = chinese;
    }

    /** Of this field; empty where there is none. */
    static Optional<PersonalItem> ofField(String field) {
        return Arrays.stream(values()).filter(item -> item.field.equals(field)).findFirst();
    }

    /** What the field is called in the event. */
    public String field() {
        return field;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether it is by whom and how the organisation is reached. */
    boolean isContact() {
        return this == CONTACT_NAME || this == CONTACT_PHONE || this == EMAIL;
    }

    @Nullable
    Personal of(Details details) {
        return switch (this) {
            case LEGAL_REPRESENTATIVE -> details.legalRepresentative();
            case CONTACT_NAME -> details.contactName();
            case CONTACT_PHONE -> details.contactPhone();
            case ACTUAL_CONTROLLER -> details.actualController();
            case EMAIL -> details.email();
        };
    }

    /** Enough to tell whether it is the one that is known already, and too little to learn it; how long it is, is not told either. */
    String masked(String value) {
        // What somebody wrote behind a telephone number is no part of it.
        String itself = this == CONTACT_PHONE ? value.strip().replaceFirst("[^0-9+\\- ].*$", "") : value;
        int[] letters = itself.codePoints().toArray();
        return switch (this) {
            case CONTACT_PHONE ->
                letters.length < HEAD + TAIL + 2
                        ? STARS
                        : new String(letters, 0, HEAD) + STARS + new String(letters, letters.length - TAIL, TAIL);
            case EMAIL -> {
                int at = value.lastIndexOf('@');
                yield at < 2 ? STARS : new String(letters, 0, 1) + STARS + value.substring(at);
            }
            case LEGAL_REPRESENTATIVE, CONTACT_NAME, ACTUAL_CONTROLLER ->
                letters.length < 2 ? "**" : new String(letters, 0, 1) + "**";
        };
    }
}
