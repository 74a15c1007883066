package org.mingzhang.view.trail;

/** Quotation marks within quotation marks are single ones, and the next within are double again (GB/T 15834—2011, 4.8). */
final class Quotes {
    private Quotes() {}

    /** The same text with its double marks told apart by how deep they stand; text whose marks are no pairs stays as it is. */
    static String nested(String text) {
        StringBuilder out = new StringBuilder(text);
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char mark = text.charAt(i);
            if (mark == '“') {
                out.setCharAt(i, depth % 2 == 0 ? '“' : '‘');
                depth++;
            } else if (mark == '”') {
                depth--;
                if (depth < 0) {
                    return text;
                }
                out.setCharAt(i, depth % 2 == 0 ? '”' : '’');
            }
        }
        return depth == 0 ? out.toString() : text;
    }
}
