package org.mingzhang.domain.seal.log;

import java.util.Locale;

/** The parts of a verification. */
public enum LogStep {
    /** Bytes read, hashed in both suites, and read as canonical entries. */
    ENTRIES("账目内容与叶摘要"),
    /** Stored columns against the bytes. */
    COLUMNS("摘录的列"),
    /** Claims against the entries that make them, and their chains. */
    CLAIMS("占用登记"),
    /** Both trees grown again, entry after entry, with all that is held against them on the way. */
    TREES("两棵哈希树"),
    /** Full tiles held against both trees. */
    TILES("哈希块"),
    /** Roots of checkpoints held against both trees. */
    CHECKPOINTS("校验点的根"),
    /** Signatures of checkpoints. */
    CHECKPOINT_SIGNATURES("校验点签名"),
    /** Roots that entries state, held against both trees. */
    RECORDED_ROOTS("每日根记录"),
    /** Closed months held against what the entries post. */
    PERIODS("结账的余额"),
    /** Each command once and its entries in one run, its events and those of each stream numbered as they stand. */
    COMMANDS("命令与其账目"),
    /** Actors' signatures of commands. */
    COMMAND_SIGNATURES("命令签名"),
    /** The head row. */
    HEAD("账本末端记录"),
    /** Contents beside the log, hashed again. */
    BLOBS("存放的材料"),
    /** Files that entries cite, read and hashed again. */
    FILES("文件库的文件"),
    /** Keys of personal fields beside the log. */
    DATA_KEYS("个人信息的密钥"),
    /** Tables, roles and guards of the store itself. */
    STORE("库表与防护"),
    /** Checkpoints kept outside the store. */
    OUTSIDE_CHECKPOINTS("库外校验点");

    private final String text;

    LogStep(String text) {
        this.text = text;
    }

    /** The step's stable name, such as {@code command-signatures}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The step in Chinese, for people. */
    public String text() {
        return text;
    }
}
