package org.mingzhang.domain.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 文件类型 that the ledger keeps as a document of a case: what offices and enterprises hand in, and nothing that runs. A type
 * is determined from a file's content; its name must end accordingly.
 */
public enum FileType {
    PDF("application/pdf", "PDF", "pdf"),
    OFD("application/ofd", "OFD 版式文件", "ofd"),
    PNG("image/png", "PNG 图片", "png"),
    JPEG("image/jpeg", "JPEG 图片", "jpg", "jpeg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel 工作簿", "xlsx"),
    DOC("application/msword", "旧版 Word 或 WPS 文字文档", "doc", "wps"),
    XLS("application/vnd.ms-excel", "旧版 Excel 或 WPS 表格", "xls", "et");

    private final String mediaType;
    private final String chinese;
    private final List<String> extensions;

    FileType(String mediaType, String chinese, String... extensions) {
        this.mediaType = mediaType;
        this.chinese = chinese;
        this.extensions = List.of(extensions);
    }

    /** The IANA media type, or what stands for one. */
    public String mediaType() {
        return mediaType;
    }

    public String chinese() {
        return chinese;
    }

    /** What names of such files end in, lower case, without the dot. */
    public List<String> extensions() {
        return extensions;
    }

    public static Optional<FileType> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** All of them for a person: {@code PDF（.pdf）、…}. */
    public static String allowed() {
        return Arrays.stream(values())
                .map(type -> type.chinese + "（." + String.join("、.", type.extensions) + "）")
                .collect(Collectors.joining("、"));
    }
}
