package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;

/** One XML part of an .xlsx, from the front, as far as it is a spreadsheet's. Whatever is wrong with it is thrown unchecked. */
final class XlsxPart implements AutoCloseable {
    /** The second is that of files saved as “Strict Open XML”. */
    private static final Set<String> SPREADSHEET = Set.of(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main");

    /** A cell holds 32,767 at the most; far more are there to fill the memory. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final InputStream in;
    private final XMLStreamReader xml;

    XlsxPart(PackagePart part) {
        try {
            in = part.getInputStream();
            xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(in);
        } catch (IOException | XMLStreamException e) {
            throw broken(e);
        }
    }

    private static IllegalStateException broken(Exception e) {
        return new IllegalStateException(e);
    }

    /** Goes to where the next element begins or ends; false at the end of the part. */
    boolean next() {
        try {
            while (xml.hasNext()) {
                int event = step();
                if ((event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT)
                        && SPREADSHEET.contains(String.valueOf(xml.getNamespaceURI()))) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private int step() throws XMLStreamException {
        int event = xml.next();
        // No spreadsheet program writes either, and they are how a file has other files read.
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("entities", xml.getLocation());
        }
        return event;
    }

    boolean starts(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    @Nullable
    String attribute(String name) {
        return xml.getAttributeValue("", name);
    }

    int number(String attribute, int otherwise) {
        String value = attribute(attribute);
        return value == null ? otherwise : Integer.parseInt(value.trim());
    }

    boolean truth(String attribute) {
        String value = attribute(attribute);
        return value != null && isTrue(value);
    }

    static boolean isTrue(String value) {
        return value.equals("1") || value.equalsIgnoreCase("true");
    }

    /** By which relationship this element names another part, or null. */
    @Nullable
    String relationship() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (namespace != null
                    && namespace.endsWith("/relationships")
                    && xml.getAttributeLocalName(i).equals("id")) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** What is written in the element that begins here, up to its end. */
    String text() {
        StringBuilder text = new StringBuilder();
        try {
            append(text);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        return text.toString();
    }

    /** The texts in the element that begins here, up to its end, without what only says how to pronounce them. */
    String runs() {
        StringBuilder text = new StringBuilder();
        try {
            for (int depth = 1; depth > 0; ) {
                int event = step();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "t" -> append(text);
                        case "rPh" -> append(new StringBuilder());
                        default -> depth++;
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        return text.toString();
    }

    private void append(StringBuilder text) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (xml.hasText() && depth == 1 && event != XMLStreamConstants.COMMENT) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > MOST_CHARACTERS) {
                    throw new UnreadableWorkbook(XlsxSource.UNREASONABLE);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            xml.close();
            in.close();
        } catch (IOException | XMLStreamException e) {
            throw broken(e);
        }
    }
}
