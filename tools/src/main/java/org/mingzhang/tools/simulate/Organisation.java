package org.mingzhang.tools.simulate;

import java.time.LocalDate;

/**
 * Somebody invented: an enterprise, a provider, an institution or a county's body.
 *
 * @param key of digits and letters, unique in the story
 * @param code valid in form, and of nobody
 * @param account of nobody: real numbers do not begin with 9999
 */
record Organisation(
        String key,
        String code,
        String name,
        String county,
        String bank,
        String account,
        String legalRepresentative,
        String controller,
        String phone,
        String address,
        String email,
        LocalDate foundedOn) {

    /** Who acts for it. */
    String clerk() {
        return "示例经办" + key;
    }

    /** The account that it changes to. */
    String newAccount() {
        return "9998" + account.substring(4);
    }
}
