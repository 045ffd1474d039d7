package dev.tense.local.sns;

import java.io.StringWriter;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the XML answers of the query protocol. */
final class Xml {
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final XMLStreamWriter out;

    private Xml(XMLStreamWriter out) {
        this.out = out;
    }

    interface Content {
        void write(Xml xml) throws XMLStreamException;
    }

    static String response(String action, Content content) {
        return document(action + "Response", xml -> {
            xml.element(action + "Result", content);
            xml.element(
                    "ResponseMetadata",
                    metadata -> metadata.text("RequestId", UUID.randomUUID().toString()));
        });
    }

    static String error(SnsError error) {
        return document("ErrorResponse", xml -> {
            xml.element("Error", details -> {
                details.text("Type", "Sender");
                details.text("Code", error.code());
                details.text("Message", String.valueOf(error.getMessage()));
            });
            xml.text("RequestId", UUID.randomUUID().toString());
        });
    }

    private static String document(String root, Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartElement(root);
            out.writeDefaultNamespace(NAMESPACE);
            content.write(new Xml(out));
            out.writeEndElement();
            out.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    void element(String name, Content content) throws XMLStreamException {
        out.writeStartElement(name);
        content.write(this);
        out.writeEndElement();
    }

    void text(String name, String value) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(value);
        out.writeEndElement();
    }
}
