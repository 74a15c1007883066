package org.mingzhang.app.platform.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.app.platform.files.FileRefused.Reason;

/**
 * The streams of a PDF that hold objects, each with the dictionary of its own object, however long that is and whatever stands
 * in its strings and comments (ISO 32000-1, 7.3.8 and 7.5.7). The work is bounded by the file's size.
 */
final class PdfStreams {
    private static final Pattern OBJECT = Pattern.compile("(?<![A-Za-z])obj(?![A-Za-z])");

    /** Readings of one byte, on average, before a file is told to be made to be slow. */
    private static final int MOST_READINGS = 8;

    private final String text;
    private long work;

    PdfStreams(String text) {
        this.text = text;
    }

    /**
     * A stream that holds objects.
     *
     * @param from where its bytes begin
     * @param flate whether they are compressed; otherwise they stand as they are
     */
    record ObjectStream(int from, boolean flate) {}

    /**
     * All of them.
     *
     * @throws FileRefused where one is written in another way than Flate or none: nobody here could read it
     */
    List<ObjectStream> all() {
        List<ObjectStream> found = new ArrayList<>();
        Matcher objects = OBJECT.matcher(text);
        int next = 0;
        while (objects.find(next)) {
            next = objects.end();
            Dictionary dictionary = new Dictionary(next);
            if (dictionary.read()) {
                next = dictionary.at;
                int stream = dictionary.streamFrom();
                if (stream >= 0 && dictionary.holdsObjects()) {
                    found.add(new ObjectStream(stream, dictionary.isFlate()));
                }
            }
        }
        return found;
    }

    /** The dictionary of one object: its names and numbers in order, without strings and comments. */
    private final class Dictionary {
        private final List<String> tokens = new ArrayList<>();
        private int at;

        Dictionary(int from) {
            at = from;
        }

        /** Reads it to its end; false where there is none. */
        boolean read() {
            blank();
            if (!text.startsWith("<<", at)) {
                return false;
            }
            int start = at;
            int depth = 0;
            do {
                int before = at;
                depth += token();
                if (at == before) {
                    break;
                }
                blank();
            } while (depth > 0 && at < text.length());
            work += at - start;
            if (work > (long) MOST_READINGS * text.length()) {
                throw new FileRefused(Reason.FILE_DAMAGED, "PDF 的对象互相交错");
            }
            return depth == 0;
        }

        /** Takes the next token; says how much deeper the dictionaries are after it. */
        private int token() {
            char c = text.charAt(at);
            if (text.startsWith("<<", at)) {
                at += 2;
                tokens.add("<<");
                return 1;
            }
            if (text.startsWith(">>", at)) {
                at += 2;
                tokens.add(">>");
                return -1;
            }
            if (c == '(') {
                string();
            } else if (c == '<') {
                int end = text.indexOf('>', at);
                at = end < 0 ? text.length() : end + 1;
            } else if (c == '[' || c == ']' || c == '>' || c == ')' || c == '{' || c == '}') {
                tokens.add(String.valueOf(c));
                at++;
            } else {
                int from = at++;
                while (at < text.length() && isRegular(text.charAt(at))) {
                    at++;
                }
                tokens.add(PdfContent.plain(text.substring(from, at)));
            }
            return 0;
        }

        private void string() {
            int depth = 0;
            do {
                char c = text.charAt(at);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                at += c == '\\' ? 2 : 1;
            } while (depth > 0 && at < text.length());
        }

        private void blank() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '%') {
                    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                        at++;
                    }
                } else if (isBlank(c)) {
                    at++;
                } else {
                    return;
                }
            }
        }

        /** Where the bytes of the stream begin that follows; −1 where none does. */
        int streamFrom() {
            if (!text.startsWith("stream", at)) {
                return -1;
            }
            int from = at + "stream".length();
            while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
                from++;
            }
            from += text.startsWith("\r", from) ? 1 : 0;
            return from + (text.startsWith("\n", from) ? 1 : 0);
        }

        /** By its type, or by what every reader needs of it. */
        boolean holdsObjects() {
            return tokens.contains("/ObjStm") || (tokens.contains("/N") && tokens.contains("/First"));
        }

        boolean isFlate() {
            Set<String> filters = new HashSet<>();
            for (int i = 0; i < tokens.size(); i++) {
                String key = tokens.get(i);
                boolean predicted = key.equals("/Predictor")
                        && !(i + 1 < tokens.size() && tokens.get(i + 1).equals("1"));
                if (predicted || key.equals("/F") || key.equals("/FFilter")) {
                    throw unreadable(predicted ? "带预测的编码" : "文件以外的内容");
                }
                if (key.equals("/Filter")) {
                    filters.add(filter(i + 1));
                }
            }
            filters.remove("");
            return !filters.isEmpty();
        }

        /** The one filter that a value names; nothing where it names none. */
        private String filter(int from) {
            List<String> named = new ArrayList<>();
            boolean array = from < tokens.size() && tokens.get(from).equals("[");
            int i = array ? from + 1 : from;
            do {
                if (i >= tokens.size() || tokens.get(i).equals("]")) {
                    break;
                }
                named.add(tokens.get(i++));
            } while (array);
            named.removeIf(name -> name.equals("null"));
            if (named.isEmpty()) {
                return "";
            }
            if (named.size() > 1
                    || !(named.getFirst().equals("/FlateDecode")
                            || named.getFirst().equals("/Fl"))) {
                throw unreadable(String.join(" ", named));
            }
            return named.getFirst();
        }
    }

    private static FileRefused unreadable(String how) {
        return new FileRefused(Reason.FILE_HAS_SCRIPTS, "PDF 的对象流用了 " + how + "，查不出里面有没有脚本");
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0;
    }

    static boolean isRegular(char c) {
        return !isBlank(c) && "()<>[]{}/%".indexOf(c) < 0;
    }
}
