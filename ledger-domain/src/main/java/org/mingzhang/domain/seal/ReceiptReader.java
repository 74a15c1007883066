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
            throw new IllegalArgumentException("回执不超过 " + MAX_BYTES + " 字节");
        }
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("回执应为 UTF-8 文字", malformed);
        }
    }

    Receipt receipt() {
        if (!line().equals(Receipt.HEADER)) {
            throw new IllegalArgumentException("回执的首行应为 " + Receipt.HEADER);
        }
        String ledger = ledger(after("ledger "));
        blank();
        List<ReceiptEntry> entries = new ArrayList<>();
        while (!text.startsWith("checkpoint ", at)) {
            entries.add(entry());
        }
        String between = "\ncheckpoint sha256\n";
        after("checkpoint sm3");
        int second = text.indexOf(between, at);
        if (second < 0) {
            throw new IllegalArgumentException("回执缺少 SHA-256 树的校验点");
        }
        SignedNote sm3 = note(text.substring(at, second));
        SignedNote sha256 = note(text.substring(second + between.length()));
        Receipt receipt = new Receipt(ledger, entries, sm3, sha256);
        if (!receipt.format().equals(text)) {
            throw new IllegalArgumentException("不是回执的规范写法，多了或少了字");
        }
        return receipt;
    }

    private static String ledger(String name) {
        try {
            NoteKeyName.check(name);
            return name;
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("不是账本的名称：" + shortened(name), malformed);
        }
    }

    private static SignedNote note(String note) {
        try {
            return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("所附校验点不合格式", malformed);
        }
    }

    private ReceiptEntry entry() {
        String position = after("entry ");
        if (!position.matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("不是序号：" + position);
        }
        byte[] bytes = base64(after("bytes "));
        List<Hash> sm3 = path("sm3 ");
        List<Hash> sha256 = path("sha256 ");
        blank();
        return new ReceiptEntry(new Entry(Long.parseLong(position), bytes), sm3, sha256);
    }

    private static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("不是规范的 base64", malformed);
        }
        throw new IllegalArgumentException("不是规范的 base64");
    }

    private List<Hash> path(String label) {
        List<Hash> path = new ArrayList<>();
        while (text.startsWith(label, at)) {
            path.add(hash(after(label)));
        }
        return path;
    }

    private static Hash hash(String text) {
        try {
            return Hash.ofBase64(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("不是摘要值：" + shortened(text), malformed);
        }
    }

    private String after(String start) {
        String line = line();
        if (!line.startsWith(start)) {
            throw new IllegalArgumentException("应为“" + start + "…”，而不是“" + shortened(line) + "”");
        }
        return line.substring(start.length());
    }

    private void blank() {
        String line = line();
        if (!line.isEmpty()) {
            throw new IllegalArgumentException("应为空行，而不是“" + shortened(line) + "”");
        }
    }

    private static String shortened(String line) {
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    private String line() {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            throw new IllegalArgumentException("回执不完整，只到一半");
        }
        String line = text.substring(at, end);
        at = end + 1;
        return line;
    }
}
