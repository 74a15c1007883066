package org.mingzhang.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.PublicKeys;

/**
 * The folder with the public keys by which a verification is done: one that {@code --keys} names, which whoever verifies got
 * elsewhere, or the home's own.
 */
record TrustedFolder(Path folder, PublicKeys keys) {
    private static final String HOW_TO_GET = "公钥文件夹由账本一方用 ledger keys export -o 文件夹 导出"
            + "（内有 ledger-name、ledger-sm2.pem、ledger-ed25519.pem），须经账本运维人员以外的途径取得";
    private static final List<String> FILES = List.of("ledger-name", "ledger-sm2.pem", "ledger-ed25519.pem");

    static TrustedFolder of(@Nullable Path named, LedgerHome home) {
        Path folder = named == null ? home.keys() : new InputFile("--keys", named).existingFolder();
        List<String> missing = FILES.stream()
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
        if (!missing.isEmpty()) {
            String lacking = "公钥文件夹 " + folder + " 中缺 " + String.join("、", missing);
            if (named == null) {
                throw new EnvironmentLack(lacking + "：请用 --home 指明账本，或用 --keys 指明公钥文件夹。" + HOW_TO_GET);
            }
            throw new WrongUsage("--keys", named.toString(), lacking + "。" + HOW_TO_GET);
        }
        FILES.forEach(name -> new InputFile("--keys", folder.resolve(name)).text());
        try {
            return new TrustedFolder(folder, PublicKeys.in(folder));
        } catch (IllegalArgumentException e) {
            throw new No(
                    "账本公钥读不出来：" + folder,
                    List.of(Problem.of(folder.toString(), "不是公钥", "应为 PEM 格式的公钥，由 ledger keys ledger 显示")));
        }
    }
}
