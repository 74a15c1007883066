package org.mingzhang.app.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.MenuEntries;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.view.register.Registers;
import org.springframework.stereotype.Component;

/** The registers in the menu: those that can hold a row for who is signed in. */
@Component
class RegisterMenu implements MenuEntries {
    @Override
    public Area area() {
        return Area.REGISTERS;
    }

    @Override
    public SequencedMap<String, String> entries(SignedIn me) {
        SequencedMap<String, String> entries = new LinkedHashMap<>();
        Registers.of(List.of()).stream()
                .filter(register -> register.opensTo(me.scope()))
                .forEach(register -> entries.put(Area.REGISTERS.path() + "/" + register.name(), register.title()));
        return entries;
    }
}
