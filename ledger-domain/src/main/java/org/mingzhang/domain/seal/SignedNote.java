package org.mingzhang.domain.seal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Text with signatures below it (C2SP signed-note). Lines of keys that the reader does not know are kept and not judged;
 * the text means nothing until {@link #verify} says so.
 *
 * @param text what is signed, ending in a newline
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The longest note that is read, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_SIGNATURES = 64;
    private static final String SIGNATURE_START = "\u2014 ";

    /** What the signatures of a note are worth to a reader with certain keys. */
    public enum Verdict {
        /** At least one known key signed, and every line of a known key is right. */
        VALID,
        /** No line is of a known key. */
        NO_KNOWN_KEY,
        /** A line of a known key is wrong. */
        SIGNATURE_WRONG
    }

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || hasControlCharacters(text)) {
            throw new IllegalArgumentException("a note's text is lines without control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note has 1 to " + MAX_SIGNATURES + " signatures");
        }
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException when the bytes are no well-formed note
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a note has at most " + MAX_BYTES + " bytes");
        }
        String note;
        try {
            note = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("a note is UTF-8", malformed);
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || hasControlCharacters(note)) {
            throw new IllegalArgumentException("a note is lines of text, a blank line and signature lines");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : note.substring(blank + 2).lines().toList()) {
            int space = line.indexOf(' ', SIGNATURE_START.length());
            if (!line.startsWith(SIGNATURE_START) || space < 0) {
                throw new IllegalArgumentException("not a signature line: " + line);
            }
            signatures.add(
                    new NoteSignature(line.substring(SIGNATURE_START.length(), space), line.substring(space + 1)));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    private static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(c -> c < 0x20 && c != '\n');
    }

    /** The note as it is stored and handed out. */
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    /** {@link #format} in UTF-8. */
    public byte[] bytes() {
        return format().getBytes(StandardCharsets.UTF_8);
    }

    /** The same text with one more signature below. */
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    /**
     * Judges the signatures by the keys that the reader trusts. One wrong line of a trusted key spoils the note, even
     * beside a right one.
     */
    public Verdict verify(Collection<NoteVerifier> trusted) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        Verdict verdict = Verdict.NO_KNOWN_KEY;
        for (NoteSignature signature : signatures) {
            for (NoteVerifier verifier : trusted) {
                if (verifier.claims(signature)) {
                    if (!verifier.key().verify(message, signature.signature())) {
                        return Verdict.SIGNATURE_WRONG;
                    }
                    verdict = Verdict.VALID;
                }
            }
        }
        return verdict;
    }
}
