package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.imports.ImportStuck;
import org.mingzhang.app.imports.Imports;
import org.mingzhang.app.imports.UnfinishedImport;
import org.mingzhang.app.workbook.WorkbookMap;

/** Imports that were broken off: they go on by themselves as soon as anybody records anything. */
final class UnfinishedImports {
    private UnfinishedImports() {}

    /** Records what is left of every import that was begun. */
    static void finish(Imports imports, Output output) throws IOException {
        for (UnfinishedImport started : imports.unfinished()) {
            output.note("接着登记未完成的导入“" + started.start().fileName() + "”（" + started.importId() + "）");
            record(imports, started.importId(), output);
        }
    }

    /**
     * The same before anything else is recorded. What cannot go on is told, and holds up nobody: the ledger goes on saying that
     * the import is not complete.
     */
    static void finishIfPossible(Imports imports, Output output) {
        try {
            finish(imports, output);
        } catch (No no) {
            output.note(String.valueOf(no.getMessage()));
        } catch (IOException e) {
            throw new EnvironmentLack("读写登记计划失败：请检查磁盘和文件权限：" + e.getMessage(), e);
        }
        output.about(imports.unfinished());
    }

    /** Takes the file for the one of a broken-off import whose plan was lost, where it is that one. */
    static void restore(Imports imports, Path file, @Nullable WorkbookMap map, Output output) throws IOException {
        for (UnfinishedImport started : imports.unfinished()) {
            if (imports.restore(started, file, map)) {
                output.note("导入“" + started.start().fileName() + "”（" + started.importId() + "）的登记计划已由这份文件重做");
            }
        }
    }

    /** Records what is left of one import. */
    static Imports.Result record(Imports imports, String importId, Output output) throws IOException {
        try (Progress progress = output.progress("正在记账", "步", 0)) {
            Imports.Result result = imports.record(importId, progress::to);
            if (result == null) {
                throw new No("另一个进程正在登记这一导入（" + importId + "），请稍后查看");
            }
            return result;
        } catch (ImportStuck e) {
            throw new No("导入 " + importId + " 不能继续：" + e.getMessage());
        }
    }
}
