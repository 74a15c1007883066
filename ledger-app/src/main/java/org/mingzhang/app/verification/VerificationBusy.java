package org.mingzhang.app.verification;

/** So many verifications wait that another one is not taken. */
public final class VerificationBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VerificationBusy() {
        super("核验正忙，请稍后再试");
    }
}
