package org.mingzhang.domain.seal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads a receipt line by line; one instance reads one receipt. */
final class ReceiptReader {
    private static final int MAX_BYTES = 64 << 20;

    private final String text;
    private int at;

    ReceiptReader(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a receipt has at most " + MAX_BYTES + " bytes");
        }
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("a receipt is UTF-8", malformed);
        }
    }

    Receipt receipt() {
        if (!line().equals(Receipt.HEADER)) {
            throw new IllegalArgumentException("the first line of a receipt is " + Receipt.HEADER);
        }
        String ledger = after("ledger ");
        blank();
        List<ReceiptEntry> entries = new ArrayList<>();
        while (!text.startsWith("checkpoint ", at)) {
            entries.add(entry());
        }
        String between = "\ncheckpoint sha256\n";
        after("checkpoint sm3");
        int second = text.indexOf(between, at);
        if (second < 0) {
            throw new IllegalArgumentException("the receipt has no checkpoint of the SHA-256 tree");
        }
        SignedNote sm3 = note(text.substring(at, second));
        SignedNote sha256 = note(text.substring(second + between.length()));
        Receipt receipt = new Receipt(ledger, entries, sm3, sha256);
        if (!receipt.format().equals(text)) {
            throw new IllegalArgumentException("not a receipt in its one spelling");
        }
        return receipt;
    }

    private static SignedNote note(String note) {
        return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
    }

    private ReceiptEntry entry() {
        String position = after("entry ");
        if (!position.matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("not a position: " + position);
        }
        byte[] bytes = base64(after("bytes "));
        List<Hash> sm3 = path("sm3 ");
        List<Hash> sha256 = path("sha256 ");
        blank();
        return new ReceiptEntry(new Entry(Long.parseLong(position), bytes), sm3, sha256);
    }

    private static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical base64");
        }
        return bytes;
    }

    private List<Hash> path(String label) {
        List<Hash> path = new ArrayList<>();
        while (text.startsWith(label, at)) {
            path.add(Hash.ofBase64(after(label)));
        }
        return path;
    }

    private String after(String start) {
        String line = line();
        if (!line.startsWith(start)) {
            throw new IllegalArgumentException("expected '" + start + "…', not '" + shortened(line) + "'");
        }
        return line.substring(start.length());
    }

    private void blank() {
        String line = line();
        if (!line.isEmpty()) {
            throw new IllegalArgumentException("expected an empty line, not '" + shortened(line) + "'");
        }
    }

    private static String shortened(String line) {
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    private String line() {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            throw new IllegalArgumentException("the receipt ends in the middle");
        }
        String line = text.substring(at, end);
        at = end + 1;
        return line;
    }
}
