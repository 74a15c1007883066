package org.mingzhang.tools.repository;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mingzhang.domain.event.EventName;

/** Every field of every event, by reflection, so that no list can forget one. */
final class EventFields {
    private EventFields() {}

    /** From an event's stored name, such as {@code award.approved}, to its fields, such as {@code amountFen}. */
    static SortedMap<String, SortedSet<String>> byEventName() {
        SortedMap<String, SortedSet<String>> fields = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.mingzhang.domain").stream()
                        .filter(type -> type.isAnnotatedWith(EventName.class))
                        .forEach(type -> fields.put(
                                type.getAnnotationOfType(EventName.class).value(), fieldsOf(type.reflect())));
        return fields;
    }

    /** The same by the record's simple name, such as {@code AwardApproved}. */
    static SortedMap<String, SortedSet<String>> byRecordName() {
        SortedMap<String, SortedSet<String>> fields = new TreeMap<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.mingzhang.domain").stream()
                        .filter(type -> type.isAnnotatedWith(EventName.class))
                        .forEach(type -> fields.put(type.getSimpleName(), fieldsOf(type.reflect())));
        return fields;
    }

    /** A record that belongs to the event family is looked into: {@code details.name}. */
    private static SortedSet<String> fieldsOf(Class<?> event) {
        SortedSet<String> fields = new TreeSet<>();
        for (RecordComponent component : event.getRecordComponents()) {
            Class<?> type = component.getType();
            if (type.isRecord() && event.getEnclosingClass() == type.getEnclosingClass()) {
                for (RecordComponent inner : type.getRecordComponents()) {
                    fields.add(component.getName() + "." + inner.getName());
                }
            } else {
                fields.add(component.getName());
            }
        }
        return fields;
    }
}
