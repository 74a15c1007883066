package org.mingzhang.app.platform.command;

import org.mingzhang.domain.policy.PolicyPack;

/** Policy packs by the digest of their bytes, as they were published to the ledger. */
public interface PackShelf {
    /**
     * The pack whose bytes have this digest.
     *
     * @param packSm3 hex
     * @throws UnknownPack when no such bytes are kept
     */
    PolicyPack pack(String packSm3);

    /** No bytes of this digest are kept beside the log. */
    final class UnknownPack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnknownPack(String packSm3) {
            super("没有摘要值为 " + packSm3 + " 的政策包，请先上传");
        }
    }
}
