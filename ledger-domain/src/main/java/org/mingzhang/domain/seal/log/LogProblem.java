package org.mingzhang.domain.seal.log;

import java.util.Locale;

/**
 * Something that is not as it was sealed.
 *
 * @param position of the entry concerned, or the size of the log for what concerns the whole
 * @param detail for people, in Chinese
 */
public record LogProblem(long position, Kind kind, String detail) {
    /** What can be wrong with a stored log. */
    public enum Kind {
        /** The bytes are not those that were sealed. */
        ENTRY_ALTERED("账目内容被改动"),
        /** There is no entry at the position. */
        ENTRY_MISSING("账目缺失"),
        /** A row that the log does not have. */
        ENTRY_EXTRA("多出账目"),
        /** Two entries stand in each other's place. */
        ENTRIES_SWAPPED("两条账目互换位置"),
        /** The bytes are sealed but are no canonical entry, or an event in them cannot be read. */
        ENTRY_UNREADABLE("账目无法读出"),
        /** The entry names another ledger. */
        ENTRY_FOREIGN("别的账本的账目"),
        /** An event's id is not that of its command and its number in it. */
        EVENT_ID_MISMATCH("事件编号与命令、序号不符"),
        /** A record time lies further behind the latest one before it than any clock may. */
        CLOCK_RAN_BACK("记账时间倒退"),
        /** A stored leaf hash is not that of the bytes. */
        LEAF_HASH_MISMATCH("叶摘要与内容不符"),
        /** A column beside the bytes says something else than the bytes. */
        COLUMN_MISMATCH("摘录的列与账目不符"),
        /** A tile is missing, extra or wrong. */
        TILE_MISMATCH("哈希块不符"),
        /** A note is no checkpoint of this log at its size. */
        CHECKPOINT_MALFORMED("校验点不是本账本此时的校验点"),
        /** The entries do not have the root that a checkpoint signs. */
        CHECKPOINT_ROOT_MISMATCH("账目与校验点的根不符"),
        /** A checkpoint's signature is wrong, or of a key that is not trusted. */
        CHECKPOINT_SIGNATURE_INVALID("校验点签名无效"),
        /** A batch has no checkpoint. */
        CHECKPOINT_MISSING("校验点缺失"),
        /** A checkpoint's row that no batch made. */
        CHECKPOINT_EXTRA("多出校验点"),
        /** An entry states roots that the log did not have. */
        ROOTS_MISMATCH("每日根记录与账目不符"),
        /** A closing says what the entries before it do not come to, or an entry posts in a closed month. */
        PERIOD_MISMATCH("结账与账目的过账不符"),
        /** Entries that the head or a checkpoint covers are gone from the end. */
        LOG_TRUNCATED("末尾账目被截去"),
        /** The log is shorter than a checkpoint kept outside. */
        LOG_REWOUND("整库被退回到较早状态"),
        /** The log has another root than a checkpoint kept outside, at its size. */
        LOG_FORKED("账目与库外校验点不是同一本账"),
        /** There is no checkpoint outside the store, though one should be there: a rewind could not be seen. */
        CHECKPOINT_OUTSIDE_MISSING("库外校验点缺失"),
        /** A claim that an entry makes has no row. */
        CLAIM_MISSING("占用登记缺失"),
        /** A claim's row says something else than the entry, or breaks its chain. */
        CLAIM_ALTERED("占用登记被改动"),
        /** A claim's row that no entry makes. */
        CLAIM_EXTRA("多出占用登记"),
        /** An entry's command is unsigned, wrongly signed, or signed by a key that may not. */
        COMMAND_SIGNATURE_INVALID("命令签名无效"),
        /** A command stands in the log a second time. */
        COMMAND_REPEATED("同一命令记了两次"),
        /** An event's number within its stream is not the one after the last. */
        STREAM_SEQ_MISMATCH("事项内的编号不连续"),
        /** The head row does not say what the entries say. */
        HEAD_MISMATCH("账本末端记录与账目不符"),
        /** A command was signed by a key that no entry enrolled. */
        KEY_UNKNOWN("签名密钥未曾登记"),
        /** A content beside the log is not the one that it is named after. */
        BLOB_ALTERED("存放的材料被改动"),
        /** A content that an entry needs is not there. */
        BLOB_MISSING("存放的材料缺失"),
        /** The bytes of a file that an entry cites are not those that were cited. */
        FILE_ALTERED("文件被改动"),
        /** A file that an entry cites is not there, or cannot be read. */
        FILE_MISSING("文件缺失"),
        /** A key that personal fields need is gone, or marked as destroyed, and no entry says so. */
        DATA_KEY_MISSING("个人信息的密钥缺失"),
        /** The store's tables, roles or guards are not those that the ledger made. */
        STORE_ALTERED("库表、角色或其防护被改动");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The kind's stable name, such as {@code entry-altered}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind in Chinese, for people. */
        public String text() {
            return text;
        }
    }
}
