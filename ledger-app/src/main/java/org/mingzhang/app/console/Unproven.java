package org.mingzhang.app.console;

/** Whoever came in with a one-time code has not shown yet that they are the person, and is shown no personal value and given no file. */
public final class Unproven extends RuntimeException {
    public static final String TITLE = "还没有证明登录的是本人";

    private static final long serialVersionUID = 1L;

    Unproven() {
        super("口令是凭一次性代码设定的：用自己的密钥签一次“确认登录的是本人”（办理 → 岗位与密钥），或密钥不在本机的请安全保密管理员当面确认；此前看不到个人信息明文，不能导出、下载");
    }
}
