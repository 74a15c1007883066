package org.mingzhang.tools;

/** The ledger's "no", said in one sentence: ends the command with exit code 1. */
public final class No extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public No(String sentence) {
        super(sentence);
    }
}
