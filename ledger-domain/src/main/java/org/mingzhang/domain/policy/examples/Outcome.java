package org.mingzhang.domain.policy.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.examples.Example.Difference;

/** Collects what came out otherwise than one example says. */
final class Outcome {
    /** What an example expects where nothing is refused. */
    static final String OK = "ok";

    private final PolicyPack pack;
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> calculation = new ArrayList<>();

    Outcome(PolicyPack pack) {
        this.pack = pack;
    }

    List<Difference> differences() {
        return differences;
    }

    List<String> calculation() {
        return calculation;
    }

    Outcome differs(String what, String expected, String found) {
        differences.add(new Difference(what, expected, found));
        return this;
    }

    <T> Outcome same(String what, T expected, T found, Function<? super T, String> words) {
        return expected.equals(found) ? this : differs(what, words.apply(expected), words.apply(found));
    }

    /** What is said to it: {@code ok}, or the code of a refusal. */
    Outcome verdict(String what, String expected, Optional<Rejection> refusal) {
        String found = refusal.map(no -> no.code().name()).orElse(OK);
        return expected.equals(found)
                ? this
                : differs(what, words(expected), refusal.map(this::message).orElse(words(OK)));
    }

    Outcome steps(List<String> sentences) {
        calculation.addAll(sentences);
        return this;
    }

    String message(Rejection refusal) {
        return refusal.message(new PackNames(pack));
    }

    /** A verdict as people read it, with the word that an example writes. */
    static String words(String verdict) {
        return (verdict.equals(OK) ? "可以" : RejectionCode.valueOf(verdict).text()) + "（" + verdict + "）";
    }
}
