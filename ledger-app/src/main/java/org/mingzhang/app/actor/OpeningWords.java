package org.mingzhang.app.actor;

import java.time.Duration;
import org.mingzhang.app.actor.DepositedKeys.Opening;

/** What is said to somebody whose key does not open here, wherever they asked for it. */
public final class OpeningWords {
    private OpeningWords() {}

    /**
     * In one sentence, without its stop.
     *
     * @param elsewhere what to do who has left no key here
     * @throws IllegalArgumentException where the key is open
     */
    public static String of(Opening opening, String elsewhere) {
        return switch (opening) {
            case Opening.Opened opened -> throw new IllegalArgumentException("the key is open");
            case Opening.NoKey() -> "您没有在本机存放密钥，" + elsewhere;
            case Opening.WrongPassphrase(int left) -> "密钥口令不对，还可以再试 " + left + " 次";
            case Opening.Shut(Duration left) -> "密钥口令错误次数过多，请在 " + (left.toMinutes() + 1) + " 分钟后再试";
        };
    }
}
