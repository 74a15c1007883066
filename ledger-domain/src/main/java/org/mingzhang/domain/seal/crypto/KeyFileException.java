package org.mingzhang.domain.seal.crypto;

/** Invalid input: a key file that cannot be opened. */
public final class KeyFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Why a key file cannot be opened. */
    public enum Kind {
        /** The bytes are no PKCS#12 file, or one without integrity protection. */
        NOT_A_KEY_FILE,
        /** The passphrase is wrong, or the file was changed. The two cannot be told apart. */
        WRONG_PASSPHRASE,
        /** The file opens, but has not exactly one SM2 or Ed25519 key. */
        UNSUPPORTED_KEY
    }

    private final Kind kind;

    KeyFileException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    KeyFileException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
