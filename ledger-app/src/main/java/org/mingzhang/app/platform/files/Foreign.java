package org.mingzhang.app.platform.files;

import java.util.List;
import java.util.Locale;

/** What begins a page, a program or an archive to whoever sniffs, and has no business in a document of another kind. */
final class Foreign {
    private static final List<String> MARKUP =
            List.of("<html", "<!doctype", "<script", "<svg", "<iframe", "<body", "<?php", "javascript:");
    private static final List<String> DOCUMENTS = List.of("%PDF-", "PK\003\004", "MZ", "\177ELF", "#!");

    private static final String ARCHIVE = "PK\003\004";
    private static final String MARK = "MZ";

    /** How soon a program for Windows has a byte that no text has. */
    private static final int SOON = 8;

    private Foreign() {}

    /** Whether markup stands anywhere in it. */
    static boolean hasMarkup(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return MARKUP.stream().anyMatch(lower::contains);
    }

    /** Whether it begins as a document or a program does, as a whole file. */
    static boolean isDocument(String text) {
        String stripped = text.strip();
        return DOCUMENTS.stream().anyMatch(stripped::startsWith);
    }

    /** Whether markup, a program or an archive begins at a place of a text; two letters alone are no program. */
    static boolean begins(String text, int at) {
        return MARKUP.stream().anyMatch(markup -> text.regionMatches(true, at, markup, 0, markup.length()))
                || text.startsWith(ARCHIVE, at)
                || text.startsWith("\177ELF", at)
                || text.startsWith("#!/", at)
                || (text.startsWith(MARK, at) && hasBinary(text, at, Math.min(text.length(), at + SOON)));
    }

    /** Whether an archive stands anywhere in it. */
    static boolean hasArchive(String text) {
        return text.contains(ARCHIVE);
    }

    /** Whether a character stands there that no text has. */
    static boolean hasBinary(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
                return true;
            }
        }
        return false;
    }
}
