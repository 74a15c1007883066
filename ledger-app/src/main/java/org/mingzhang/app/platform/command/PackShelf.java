package org.mingzhang.app.platform.command;

import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.Suite;

/** Policy packs by the digest of their bytes, and texts of applications, kept beside the log by the commands that brought them. */
public interface PackShelf {
    /**
     * The pack whose bytes have this digest.
     *
     * @param packSm3 hex
     * @throws UnknownPack when no such bytes are kept
     */
    PolicyPack pack(String packSm3);

    /** Keeps a pack's bytes, durable when this returns; for a command that was judged and accepted. */
    void keep(PolicyPack pack);

    /** Keeps the words of a text, durable when this returns; for a command that was judged and accepted. */
    void keepWords(String words);

    /** What names a pack, in hex: the digest of its bytes. */
    static String digest(PolicyPack pack) {
        return Suite.SM3.hash(pack.bytes().toArray()).toString();
    }

    /** This shelf with one more pack on it, as long as a command is judged that brings it. */
    default PackShelf with(PolicyPack brought) {
        PackShelf kept = this;
        String digest = digest(brought);
        return new PackShelf() {
            @Override
            public PolicyPack pack(String packSm3) {
                return packSm3.equals(digest) ? brought : kept.pack(packSm3);
            }

            @Override
            public void keep(PolicyPack pack) {
                kept.keep(pack);
            }

            @Override
            public void keepWords(String words) {
                kept.keepWords(words);
            }
        };
    }

    /** No bytes of this digest are kept beside the log. */
    final class UnknownPack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnknownPack(String packSm3) {
            super("没有摘要值为 " + packSm3 + " 的政策包；政策包由 programme open、programme amend 随命令一并提交");
        }
    }
}
