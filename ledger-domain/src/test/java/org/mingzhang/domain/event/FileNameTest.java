package org.mingzhang.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.json.RefusedValue;

class FileNameTest {
    @Test
    void nothingOfAFolderIsLeft() {
        assertThat(FileName.clean("../../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileName.clean("C:\\Users\\某人\\合同.pdf")).isEqualTo("合同.pdf");
        assertThat(FileName.clean("a/..")).isEqualTo("未命名");
        assertThat(FileName.clean("")).isEqualTo("未命名");
    }

    @Test
    void aNameReadsAsItIsWritten() {
        assertThat(FileName.clean("合同\u202efdp.exe"))
                .as("the direction of writing is not turned")
                .isEqualTo("合同fdp.exe");
        assertThat(FileName.clean("合\u200b同\u0000\u001b[31m.pdf\r\n")).isEqualTo("合同[31m.pdf");
        assertThat(FileName.clean("合同\u3000\u00a0 二.pdf")).isEqualTo("合同 二.pdf");
        assertThat(FileName.clean("a\ud800.pdf")).as("half a character").isEqualTo("a.pdf");
    }

    @Test
    void whatFileSystemsTakeForSomethingElseIsReplaced() {
        assertThat(FileName.clean("a:b*c?d\"e<f>g|h.pdf")).isEqualTo("a_b_c_d_e_f_g_h.pdf");
        assertThat(FileName.clean("CON.pdf")).isEqualTo("_CON.pdf");
        assertThat(FileName.clean(".. 合同.pdf. ")).isEqualTo("合同.pdf");
    }

    @Test
    void anOverlongNameKeepsItsEnding() {
        String clean = FileName.clean("合".repeat(500) + ".pdf");
        assertThat(clean.codePointCount(0, clean.length())).isEqualTo(FileName.LONGEST);
        assertThat(clean).endsWith("合.pdf");
    }

    @Test
    void aCleanNameStaysAsItIs() {
        for (String name : new String[] {
            "合同.pdf", "a/b", "..", "合".repeat(500), "CON", "x\u202e.pdf", "合".repeat(119) + " .pdf", "a. .pdf"
        }) {
            String once = FileName.clean(name);
            assertThat(FileName.clean(once)).as(name).isEqualTo(once);
        }
    }

    @Test
    void aPersonsNumbersStayOutOfTheLog() {
        for (String name : new String[] {"身份证11010519491231002X.pdf", "联系人13800138000.pdf"}) {
            assertThatThrownBy(() -> FileName.requireKept(name, FileType.PDF))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessageContaining("不得含身份证号码")
                    .hasMessageNotContaining("1380013");
        }
        FileName.requireKept("91130402MA0000001E 发票26130000000000000001.pdf", FileType.PDF);
        FileName.requireKept("合同.PDF", FileType.PDF);
        FileName.requireKept("照片.jpeg", FileType.JPEG);
    }
}
