package org.mingzhang.domain.json;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in its document. Written as a JSON pointer (RFC 6901) only when somebody asks, which is when
 * something is wrong there: reading a sound document makes no text of it.
 *
 * @param within place of the object or list around it; null for the document itself
 * @param name member name or element number; of the document itself, the pointer to it
 */
record Place(@Nullable Place within, String name) {
    /** The document itself, as part of a larger one that has it at this pointer. */
    static Place at(String pointer) {
        return new Place(null, pointer);
    }

    Place member(String member) {
        return new Place(this, member);
    }

    @Override
    public String toString() {
        return within == null ? name : RecordMapper.child(within.toString(), name);
    }
}
