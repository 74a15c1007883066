package org.mingzhang.app.platform.files;

import java.util.Locale;
import java.util.Set;

/** Names of files that run when somebody opens them, on Windows above all. */
final class ProgramNames {
    private static final Set<String> ENDINGS =
            Set.of(("exe com bat cmd scr pif cpl dll ocx sys drv msi msp mst msix appx msc js jse vbs vbe vb "
                            + "wsf wsh wsc sct ps1 ps1xml psm1 psc1 hta jar jnlp lnk url reg inf scf chm hlp gadget "
                            + "application xll xlam docm dotm xlsm xltm pptm potm ppam ppsm sldm iqy slk iso img vhd "
                            + "vhdx swf apk sh py settingcontent-ms appref-ms library-ms search-ms website")
                    .split(" "));

    private ProgramNames() {}

    /** Whether a file of this name is one; Windows takes no heed of blanks and points at its end. */
    static boolean isProgram(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) <= ' ' || name.charAt(end - 1) == '.')) {
            end--;
        }
        int point = name.lastIndexOf('.', end - 1);
        return point >= 0 && ENDINGS.contains(name.substring(point + 1, end).toLowerCase(Locale.ROOT));
    }
}
