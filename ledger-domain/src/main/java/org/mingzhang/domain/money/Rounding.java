package org.mingzhang.domain.money;

import java.math.BigInteger;

/** How a division that does not come out even is settled. Always named by the rule that divides. */
public enum Rounding {
    /** Towards zero: 抹去尾数, the default for awards, so that a rounding never pays more than the rate. */
    DOWN,
    /** Away from zero. */
    UP,
    /** To the nearest fen, half away from zero: 四舍五入. */
    HALF_UP;

    /**
     * The quotient, rounded this way.
     *
     * @throws ArithmeticException when {@code denominator} is not positive or the result is outside a long
     */
    public long divide(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() <= 0) {
            throw new ArithmeticException("denominator must be positive: " + denominator);
        }
        BigInteger[] parts = numerator.abs().divideAndRemainder(denominator);
        BigInteger quotient = parts[0];
        boolean roundUp =
                switch (this) {
                    case DOWN -> false;
                    case UP -> parts[1].signum() != 0;
                    case HALF_UP -> parts[1].shiftLeft(1).compareTo(denominator) >= 0;
                };
        if (roundUp) {
            quotient = quotient.add(BigInteger.ONE);
        }
        return (numerator.signum() < 0 ? quotient.negate() : quotient).longValueExact();
    }
}
