package org.mingzhang.app.platform.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.Picture;
import org.mingzhang.domain.json.InvalidDocument;

/** Holds the file that came with a command against what the command's events say of it. */
final class CitedFiles {
    private CitedFiles() {}

    /**
     * A command that cites a file without bringing it is refused as invalid input: whoever knows a digest need not have the file.
     *
     * @return whether a file is cited, and so must be kept
     * @throws InvalidDocument when none came, or another one
     */
    static boolean require(@Nullable BroughtFile file, List<StreamEvent> events) {
        List<CitedFile> cited = events.stream()
                .flatMap(event -> CitedFile.of(event.event()).stream())
                .toList();
        for (CitedFile one : cited) {
            if (file == null) {
                throw new InvalidDocument(List.of(new InvalidDocument.Problem(
                        "/command/payload/digest", one.sm3(), "命令所附的文件没有随命令送来；只登记摘要的，不写 sha256、sizeBytes、mediaType")));
            }
            requireSame(one, file.content());
        }
        if (file != null) {
            for (StreamEvent event : events) {
                requireSame(Picture.of(event.event()), file.picture());
            }
        }
        return !cited.isEmpty();
    }

    private static void requireSame(@Nullable Picture signed, @Nullable Picture came) {
        if (signed != null && came != null) {
            List<InvalidDocument.Problem> problems = new ArrayList<>();
            require("picture/widthPx", "" + signed.widthPx(), "" + came.widthPx(), problems);
            require("picture/heightPx", "" + signed.heightPx(), "" + came.heightPx(), problems);
            if (!problems.isEmpty()) {
                throw new InvalidDocument(problems);
            }
        }
    }

    private static void requireSame(CitedFile signed, CitedFile came) {
        List<InvalidDocument.Problem> problems = new ArrayList<>();
        require("digest", signed.sm3(), came.sm3(), problems);
        require("sha256", signed.sha256(), came.sha256(), problems);
        require("sizeBytes", Long.toString(signed.sizeBytes()), Long.toString(came.sizeBytes()), problems);
        require("mediaType", signed.mediaType(), came.mediaType(), problems);
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
    }

    private static void require(String field, String signed, String came, List<InvalidDocument.Problem> problems) {
        if (!signed.equals(came)) {
            problems.add(
                    new InvalidDocument.Problem("/command/payload/" + field, signed, "随命令送来的文件为 " + came + "，与签名所写不符"));
        }
    }
}
