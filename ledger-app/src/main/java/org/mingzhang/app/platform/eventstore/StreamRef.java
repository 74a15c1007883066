package org.mingzhang.app.platform.eventstore;

/** Names one stream: the id is unique within the type. */
public record StreamRef(String type, String id) {
    @Override
    public String toString() {
        return type + "/" + id;
    }
}
