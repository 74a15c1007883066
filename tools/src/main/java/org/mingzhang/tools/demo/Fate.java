package org.mingzhang.tools.demo;

/**
 * What becomes of a pilot enterprise's application and project.
 *
 * @see Aftermath what becomes of its money
 */
enum Fate {
    /** Everything goes well. */
    SMOOTH(0),
    /** Papers are sent back once and supplemented. */
    SENT_BACK(60),
    /** The county does not recommend it. */
    NOT_RECOMMENDED(10),
    /** The experts turn it down. */
    TURNED_DOWN(8),
    /** The applicant takes it back. */
    WITHDRAWN(4),
    /** Someone objects during the notice, without ground. */
    OBJECTION_DISMISSED(2),
    /** Someone objects during the notice, and is right. */
    OBJECTION_UPHELD(2),
    /** The project comes to a standstill; the enterprise leaves the pilot. */
    STANDSTILL(12),
    /** Fails acceptance, improves, passes. */
    SECOND_ATTEMPT(45),
    /** Fails acceptance twice and leaves the pilot. */
    NEVER_ACCEPTED(8);

    private final int perMille;

    Fate(int perMille) {
        this.perMille = perMille;
    }

    /** How many of a wave of that size; what is left over goes smoothly. */
    int share(int size) {
        return (size * perMille + 500) / 1000;
    }
}
