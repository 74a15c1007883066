package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.policy.Note;

/** Reads {@code notes} of a direction or of the pack: each a text, or a mapping of a text and the words that it rests on. */
record NoteSection(Known known) {
    List<Note> notes(MapReader map) {
        List<Note> notes = new ArrayList<>();
        map.each("notes", word -> notes.add(new Note(word.text(), null)), note -> {
            notes.add(new Note(note.text("text"), known.quotes().of(note)));
            note.done();
        });
        return notes;
    }
}
