package org.mingzhang.tools;

import java.io.PrintWriter;
import org.mingzhang.app.files.CaseFiles;
import org.mingzhang.app.files.CaseFiles.CaseFile;
import org.mingzhang.domain.application.Checklist;
import org.mingzhang.domain.application.HeldDocument;
import org.mingzhang.domain.application.PaperCopies;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.FileType;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.view.trail.Names;

/** The checklist of a case as an official reads it: what is there, what is missing, and what only a digest is known of. */
record ChecklistText(CaseFile file, CaseFiles files) {
    void print(PrintWriter out) {
        boolean listed = file.direction().map(Direction::listsDocuments).orElse(false);
        boolean any = file.checklist().lines().stream().anyMatch(line -> line.listed() != null);
        out.println("材料清单　" + file.application() + "　" + file.applicant()
                + (listed ? "" : any ? "（文件未列清单，以下为拟定，不据此限制办理）" : "（文件未列清单，不据此限制办理）"));
        if (file.checklist().lines().isEmpty()) {
            out.println("  （没有）");
        }
        for (Checklist.Line line : file.checklist().lines()) {
            out.println("  【" + line.state().chinese() + "】" + line.name() + wanted(line));
            line.documents().forEach(held -> document(held, out));
            line.papers().forEach(paper -> paper(paper, out));
        }
    }

    private String wanted(Checklist.Line line) {
        ChecklistDocument listed = line.listed();
        if (listed == null) {
            return "（清单以外）";
        }
        String by = listed.by();
        String copies = listed.copies() == 0
                ? listed.seal() ? "，加盖公章" : ""
                : "，纸质 " + listed.copies() + " 份" + (listed.seal() ? "、加盖公章" : "")
                        + (line.copiesWanting() == 0 ? "，已收齐" : "，还缺 " + line.copiesWanting() + " 份");
        return "（" + listed.id() + "，" + listed.need().chinese() + (by == null ? "" : "，" + stage(by) + "前") + copies
                + "）";
    }

    private String stage(String by) {
        return by.equals(ChecklistDocument.ACCEPTANCE)
                ? "评测验收"
                : file.pack().stage(by).map(Stage::name).orElse(by);
    }

    private void document(HeldDocument held, PrintWriter out) {
        CitedFile content = held.file();
        String entry = "，序号 " + held.position() + (held.on() == null ? "" : "，" + Names.day(held.on())) + "，"
                + files.organisation(held.by());
        if (content == null) {
            out.println("      文件未入库：" + held.fileName() + "，只登记了"
                    + (held.algorithm() == null ? "" : " " + held.algorithm()) + "摘要 " + held.digest() + entry);
            return;
        }
        out.println("      " + held.fileName() + "，"
                + FileType.ofMediaType(content.mediaType())
                        .map(FileType::chinese)
                        .orElse(content.mediaType())
                + "，" + Names.bytes(content.sizeBytes())
                + (held.picture() == null ? "" : "，" + held.picture().size()) + entry);
        out.println("        SM3 " + content.sm3());
        out.println("        SHA-256 " + content.sha256());
    }

    private void paper(PaperCopies copies, PrintWriter out) {
        out.println("      纸质 " + copies.paper().copies() + " 份，"
                + (copies.paper().sealed() ? "加盖公章" : "未盖章") + "，"
                + copies.paper().handedInBy() + " 递交，"
                + (copies.on() == null ? "" : Names.day(copies.on()) + " ") + files.name(copies.receivedBy()) + " 收，序号 "
                + copies.position()
                + (copies.paper().note() == null ? "" : "（" + copies.paper().note() + "）"));
    }
}
