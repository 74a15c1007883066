package org.mingzhang.app.access;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody types a password.
 *
 * @param address of their machine, or of the one through which they come
 * @param device what the browser's cookie has, from when somebody came in there; null for none
 */
public record Whence(String address, @Nullable String device) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A place without a cookie. */
    public static Whence address(String address) {
        return new Whence(address, null);
    }

    /** What is in the cookie is nobody's to read in a log. */
    @Override
    public String toString() {
        return address;
    }
}
