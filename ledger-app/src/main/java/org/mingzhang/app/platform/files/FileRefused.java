package org.mingzhang.app.platform.files;

import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.FileType;

/** A file that the ledger does not take in, whoever brings it: invalid input, told at the edge and not recorded. */
public final class FileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not. A name, once published, keeps its meaning. */
    public enum Reason {
        FILE_EMPTY("文件没有内容", "至少 1 字节"),
        FILE_TOO_LARGE("文件过大", "每个文件不超过 " + (CitedFile.MOST_BYTES >> 20) + " MiB"),
        FILE_TYPE_NOT_ALLOWED("文件类型不收", "按内容判断，只收 " + FileType.allowed() + "；压缩包请解开后逐个送来"),
        FILE_HAS_MACROS("文件含宏或控件", "请另存为不含宏的文档，或打印为 PDF"),
        FILE_HAS_SCRIPTS("文件含脚本、程序，或会自行启动、取来别物", "请去掉后另存，或重新打印为 PDF"),
        FILE_ENCRYPTED("文件加了密", "请去掉打开口令和权限限制后再送来"),
        FILE_DAMAGED("文件不完整", "结构应完整，能用常用软件打开"),
        FILE_IS_BOMB("文件展开后过大", "展开后合计不超过 1 GiB、不超过 200 倍，条目不超过 10,000 个且互不重叠");

        private final String text;
        private final String allowed;

        Reason(String text, String allowed) {
            this.text = text;
            this.allowed = allowed;
        }

        /** In Chinese, what is wrong. */
        public String text() {
            return text;
        }

        /** In Chinese, what is allowed. */
        public String allowed() {
            return allowed;
        }
    }

    private final Reason reason;

    /**
     * Refuses a file.
     *
     * @param found what was found, in Chinese
     */
    public FileRefused(Reason reason, String found) {
        super(reason.text + "：" + found + "；" + reason.allowed);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
