package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * One line of a pack as an official reads it: a heading, or what a rule says with the words that it rests on beside it.
 *
 * @param indent how far it is set in: what is set in further belongs to it
 * @param text in Chinese, without the words that it rests on
 * @param key what it says, without numbers and ids that only tell where it stands; two versions are compared by it
 * @param clause null where the line is no rule of its own
 */
public record PackLine(
        int indent, String text, String key, @Nullable Clause clause) {
    /** A line as it is written, set in by blanks. */
    static PackLine of(String written, @Nullable Clause clause) {
        String text = written.strip();
        int indent = written.length() - written.stripLeading().length();
        String key = text.replaceFirst("^\\d+(?:–\\d+)?\\. ", "").replaceFirst("^环节 \\d+：", "环节：");
        return new PackLine(indent, text, indent == 0 ? key.replaceFirst("^[一二三四五六七八九十]+、", "") : key, clause);
    }

    /** The same line, told from others by this. */
    PackLine keyed(String other) {
        return new PackLine(indent, text, other, clause);
    }

    /** As one line of text, the words that it rests on in brackets behind it. */
    String written(PolicyPack pack) {
        return " ".repeat(indent) + text + (clause == null ? "" : " " + RuleText.clause(pack, clause));
    }
}
