package org.mingzhang.tools.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TrustedKeys;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/**
 * The public keys that somebody outside verifies with, as files in a folder: the ledger's name and its two keys, and, where
 * the folder has them, its time zone and which keys its actors had when. Written by {@code keys export}; what it is worth
 * depends on the way by which it came.
 *
 * @param zone in which times are told, and nothing else; China's where the folder names none
 * @param actors null where the folder has none
 */
public record KeyFolder(
        String ledger,
        VerifyingKey sm2,
        VerifyingKey ed25519,
        ZoneId zone,
        @Nullable ActorKeyHistory actors) {
    static final String NAME = "ledger-name";
    static final String SM2 = "ledger-sm2.pem";
    static final String ED25519 = "ledger-ed25519.pem";
    private static final String ZONE = "ledger-zone";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** A file of the folder is missing or holds something else; says which. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /**
     * Reads a folder.
     *
     * @throws Unusable naming every file that is missing, or the first that holds something else
     */
    public static KeyFolder in(Path folder) throws Unusable {
        List<String> missing = List.of(NAME, SM2, ED25519).stream()
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new Unusable("公钥目录 " + folder + " 中缺 " + String.join("、", missing), null);
        }
        return new KeyFolder(
                text(folder.resolve(NAME)).strip(),
                key(folder.resolve(SM2), Algorithm.SM2),
                key(folder.resolve(ED25519), Algorithm.ED25519),
                Files.isRegularFile(folder.resolve(ZONE)) ? zone(folder.resolve(ZONE)) : CHINA,
                Files.isRegularFile(folder.resolve(ActorKeyHistory.FILE)) ? ActorKeyHistory.in(folder) : null);
    }

    static String text(Path file) throws Unusable {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Unusable("读不到 " + file + "（" + e.getMessage() + "）", e);
        }
    }

    private static ZoneId zone(Path file) throws Unusable {
        try {
            return ZoneId.of(text(file).strip());
        } catch (DateTimeException e) {
            throw new Unusable(file + " 不是时区的名称，应写作 " + CHINA, e);
        }
    }

    static VerifyingKey key(Path pem, Algorithm algorithm) throws Unusable {
        try {
            VerifyingKey key = VerifyingKey.ofPem(text(pem));
            if (key.algorithm() == algorithm) {
                return key;
            }
            throw new Unusable(pem + " 不是 " + algorithm.label() + " 公钥", null);
        } catch (IllegalArgumentException e) {
            throw new Unusable(pem + " 不是公钥（PEM）：" + e.getMessage(), e);
        }
    }

    /** What a person compares over the telephone or on paper: SM3 of SubjectPublicKeyInfo, in groups of eight. */
    public static String fingerprint(VerifyingKey key) {
        return Suite.SM3.hash(key.spki()).toString().replaceAll("(.{8})(?!$)", "$1 ");
    }

    /** The keys as a verifier of receipts takes them. */
    public TrustedKeys trusted() {
        return new TrustedKeys(
                List.of(
                        new NoteVerifier(Suite.SM3.origin(ledger), sm2),
                        new NoteVerifier(Suite.SHA256.origin(ledger), ed25519)),
                actors == null ? null : actors.with(sm2));
    }

    /** The files of the folder, by their names in it; the same keys always give the same files. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(NAME, ledger + "\n");
        files.put(SM2, sm2.pem());
        files.put(ED25519, ed25519.pem());
        files.put(ZONE, zone + "\n");
        if (actors != null) {
            files.putAll(actors.files());
        }
        files.put("README.md", readme());
        return files;
    }

    /**
     * Writes the files that are not there yet.
     *
     * @return the files whose content there is another one, in which case nothing is written
     */
    public List<String> writeTo(Path folder) throws IOException {
        List<String> different = files().entrySet().stream()
                .filter(file -> isOther(folder.resolve(file.getKey()), file.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (different.isEmpty()) {
            for (Map.Entry<String, String> file : files().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.toAbsolutePath().getParent());
                if (!Files.exists(path)) {
                    Files.writeString(path, file.getValue(), UTF_8);
                }
            }
        }
        return different;
    }

    private static boolean isOther(Path path, String text) {
        try {
            return Files.exists(path) && !Files.readString(path).equals(text);
        } catch (IOException unreadable) {
            return true;
        }
    }

    private String readme() {
        String people = actors == null ? """
            本目录没有经办人的公钥，核验回执时经办人的签名一步不做。要做，请另取带名录的一份（keys export --actors）。
            """ : """
            key-history.json 是经办人密钥名录：谁的哪把密钥自哪条账目起登记、到哪条账目停用，截至账目总数 %d。
            公钥本身在 actors/，以密钥编号为名；密钥编号是公钥 SPKI 的 SM3 的前 16 位，可照上面的办法自己算。
            名录由账本导出：它说某把密钥属于某人，凭的是账本中的登记。要紧的，请另向本人核对密钥编号。
            """.formatted(actors.size());
        return """
            # 账本公钥

            账本 %s 的公钥，供外单位离线核验它的回执和校验点。里面没有秘密，但来路要紧。

            **请勿从账本运维人员手里取得本目录后就此采信。** 谁能换掉这两把公钥，谁就能另造一本账并让它核验通过。
            请由另一条路取得（当面、公函、公报、另一单位的网站），或至少把下面的指纹经另一条路（电话、纸面）逐组核对。

            | 文件 | 是什么 | 指纹（公钥 SPKI 的 SM3） |
            |---|---|---|
            | ledger-name | 账本名称 | |
            | ledger-sm2.pem | SM2 公钥，核验 SM3 树的校验点 | %s |
            | ledger-ed25519.pem | Ed25519 公钥，核验 SHA-256 树的校验点 | %s |

            自己算指纹：

            ```
            openssl pkey -pubin -in ledger-sm2.pem -outform DER | openssl dgst -sm3
            openssl pkey -pubin -in ledger-ed25519.pem -outform DER | openssl dgst -sm3
            ```

            %s
            核验一张回执，不用数据库，不用联网：

            ```
            ./ledger verify 回执文件 --keys 本目录
            ```

            只用 OpenSSL 也能核验，做法见项目文档 docs/verification.md。
            """.formatted(ledger, fingerprint(sm2), fingerprint(ed25519), people);
    }
}
