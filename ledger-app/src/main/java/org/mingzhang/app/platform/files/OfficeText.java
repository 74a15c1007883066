package org.mingzhang.app.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mingzhang.app.platform.files.FileRefused.Reason;

/**
 * Fields and formulas that start a program when a document is opened (DDE: ECMA-376 part 1, 17.16.5.14 and 18.14.4). The instruction
 * of a field may be spread over many runs and have other fields within; it is put together as Word does.
 */
final class OfficeText {
    private static final Set<String> INSTRUCTIONS = Set.of("instrText", "delInstrText");
    private static final Set<String> FORMULAS = Set.of("f", "formula", "formula1", "formula2", "definedName");

    private static final Pattern DDE = Pattern.compile("\\s*\"?\\s*DDE(?:AUTO)?(?![A-Z0-9_]).*", Pattern.DOTALL);
    private static final Pattern ANYWHERE = Pattern.compile("(?<![A-Z])DDE(?:AUTO)?[\\s\"]");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    /** What of an instruction or formula is kept. */
    private static final int MOST_TEXT = 1 << 16;

    /** What of a part is read that is no XML. */
    private static final int MOST_LOOSE = 16 << 20;

    private static final List<String> UNBOUNDED =
            List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    private final String name;
    private final Deque<StringBuilder> fields = new ArrayDeque<>();
    private boolean instruction;
    private boolean formula;

    private OfficeText(String name) {
        this.name = name;
        fields.push(new StringBuilder());
    }

    /** Where a part is read from, as often as it takes. */
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Judges a part.
     *
     * @param name told where it is refused
     */
    static void judge(String name, Source source) throws IOException {
        try (InputStream in = source.open()) {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
            // Without entities of a document's own these bounds meet nobody but honest large sheets.
            UNBOUNDED.forEach(bound -> factory.setProperty(bound, "0"));
            new OfficeText(name).whole(factory.createXMLStreamReader(in));
        } catch (XMLStreamException unreadable) {
            try (InputStream in = source.open()) {
                loose(name, in.readNBytes(MOST_LOOSE + 1));
            }
        }
    }

    private void whole(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    throw new FileRefused(Reason.FILE_DAMAGED, name + " 带有文档类型定义，Office 文档没有这一项");
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(local(xml.getLocalName()));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    StringBuilder text = fields.element();
                    if ((instruction || formula) && text.length() < MOST_TEXT) {
                        text.append(xml.getText());
                    }
                }
                default -> {
                    // Comments and the like.
                }
            }
        }
        fields.forEach(this::field);
    }

    private void start(XMLStreamReader xml) {
        String element = local(xml.getLocalName());
        if (formula) {
            // A fraction of mathematics, not a formula: those have nothing within.
            formula = false;
            fields.pop();
        }
        if (element.equals("ddeLink")) {
            throw dde();
        }
        if (element.equals("fldSimple")) {
            field(attribute(xml, "instr"));
        } else if (element.equals("fldChar")) {
            mark(attribute(xml, "fldCharType"));
        }
        instruction = INSTRUCTIONS.contains(element);
        if (FORMULAS.contains(element)) {
            formula = true;
            fields.push(new StringBuilder());
        }
    }

    /** Where a field begins, has its result, and ends. */
    private void mark(String type) {
        if (type.equals("begin")) {
            fields.push(new StringBuilder());
        } else {
            field(fields.element());
            if (type.equals("end") && fields.size() > 1) {
                fields.pop();
            }
        }
    }

    private void end(String element) {
        instruction = false;
        if (formula && FORMULAS.contains(element)) {
            formula = false;
            String text = QUOTED.matcher(fields.pop()).replaceAll("");
            if (text.indexOf('|') >= 0) {
                throw dde();
            }
        }
        if (element.equals("p") && fields.size() == 1) {
            field(fields.element());
            fields.element().setLength(0);
        }
    }

    private void field(CharSequence text) {
        if (DDE.matcher(text.toString().toUpperCase(Locale.ROOT)).matches()) {
            throw dde();
        }
    }

    private static String attribute(XMLStreamReader xml, String wanted) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (local(xml.getAttributeLocalName(i)).equals(wanted)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** What is no XML is none to Office either; its text is searched all the same. */
    private static void loose(String name, byte[] bytes) {
        if (bytes.length > MOST_LOOSE) {
            throw new FileRefused(Reason.FILE_DAMAGED, name + " 不是完整的 XML");
        }
        String text = new String(bytes, ZipContent.charset(bytes)).replaceAll("<[^>]*+>", "");
        if (ANYWHERE.matcher(text.toUpperCase(Locale.ROOT)).find()) {
            throw new OfficeText(name).dde();
        }
    }

    private FileRefused dde() {
        return new FileRefused(Reason.FILE_HAS_SCRIPTS, name + " 有 DDE 域或公式，打开时会启动别的程序");
    }
}
