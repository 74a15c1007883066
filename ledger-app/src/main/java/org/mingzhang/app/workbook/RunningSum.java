package org.mingzhang.app.workbook;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What the rows of a column come to so far, in whole fen: all of them, and those since the last subtotal. */
final class RunningSum {
    private BigInteger all = BigInteger.ZERO;
    private BigInteger block = BigInteger.ZERO;
    private boolean allDoubtful;
    private boolean blockDoubtful;

    void add(BigInteger fen) {
        all = all.add(fen);
        block = block.add(fen);
    }

    /** An amount could not be read: what the file states is held against nothing. */
    void doubt() {
        allDoubtful = true;
        blockDoubtful = true;
    }

    /** What a total or a subtotal should say; null where an amount could not be read. */
    @Nullable
    BigInteger of(SheetMap.Use use) {
        if (use == SheetMap.Use.SUBTOTAL) {
            return blockDoubtful ? null : block;
        }
        return allDoubtful ? null : all;
    }

    /** The two together. */
    RunningSum plus(RunningSum other) {
        RunningSum both = new RunningSum();
        both.all = all.add(other.all);
        both.block = block.add(other.block);
        both.allDoubtful = allDoubtful || other.allDoubtful;
        both.blockDoubtful = blockDoubtful || other.blockDoubtful;
        return both;
    }

    /** Behind a subtotal the next block begins. */
    void closeBlock() {
        block = BigInteger.ZERO;
        blockDoubtful = false;
    }
}
