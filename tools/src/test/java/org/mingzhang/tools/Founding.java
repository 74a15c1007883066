package org.mingzhang.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** The words with which an office founds its ledger: three administrators, each with a key of their own. */
final class Founding {
    static final String SECURITY = "security-admin";
    static final String AUDIT = "audit-admin";

    /** Where a town's administrators sit. */
    static final String OFFICE = "data-office";

    private Founding() {}

    /** The same three in the genesis of a town, each with their key. */
    static Genesis.Founders inGenesis(Function<String, SigningKey> keys) {
        return new Genesis.Founders(
                administrator("admin", "管理员", keys),
                administrator(SECURITY, "安全管理员", keys),
                administrator(AUDIT, "审计管理员", keys));
    }

    private static Genesis.Administrator administrator(String id, String name, Function<String, SigningKey> keys) {
        return new Genesis.Administrator(
                id, name, OFFICE, "数据部门", keys.apply(id).verifyingKey());
    }

    /**
     * What is typed.
     *
     * @param pem where the public key of somebody lies
     */
    static String[] words(String ledger, String admin, Function<String, Path> pem) {
        return List.of(
                        "init",
                        "--name",
                        ledger,
                        "--title",
                        "测试账本",
                        "--admin",
                        admin,
                        "--admin-name",
                        "管理员",
                        "--admin-org",
                        "city",
                        "--admin-org-name",
                        "某市",
                        "--admin-public-key",
                        pem.apply(admin).toString(),
                        "--security-admin",
                        SECURITY,
                        "--security-admin-name",
                        "安全管理员",
                        "--security-admin-public-key",
                        pem.apply(SECURITY).toString(),
                        "--audit-admin",
                        AUDIT,
                        "--audit-admin-name",
                        "审计管理员",
                        "--audit-admin-public-key",
                        pem.apply(AUDIT).toString())
                .toArray(String[]::new);
    }
}
