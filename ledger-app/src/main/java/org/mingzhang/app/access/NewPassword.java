package org.mingzhang.app.access;

import java.util.ArrayList;
import java.util.List;

/** What a new password has to be. */
public final class NewPassword {
    private NewPassword() {}

    /** What is wrong with one that was typed twice, in sentences; empty when nothing is. */
    public static List<String> problems(String login, String password, String again) {
        List<String> problems = new ArrayList<>(Passwords.problems(password, login));
        if (!password.equals(again)) {
            problems.add("两次输入的口令不一致");
        }
        return problems;
    }
}
