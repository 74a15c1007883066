package org.mingzhang.view.trail;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/**
 * What an entry says to a person, be it recorded or only foreseen.
 *
 * @param position where it stands, or would stand if it came next
 * @param event the stored name of its event
 * @param amountFen what it moves, promises or states; null where it is about no money
 */
public record Told(
        long position,
        String event,
        String stream,
        String sentence,
        @Nullable Fen amountFen) {}
