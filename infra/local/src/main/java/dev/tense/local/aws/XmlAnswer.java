package dev.tense.local.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An answer in the query protocol, or a part of one. */
record XmlAnswer(Element element) {
    static XmlAnswer of(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // says nothing on the console
            return new XmlAnswer(builder.parse(new ByteArrayInputStream(body)).getDocumentElement());
        } catch (SAXException notXml) {
            throw new UncheckedIOException("expected XML from SNS", new IOException(notXml));
        } catch (IOException | ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The text of the first element of this name, at any depth. */
    Optional<String> text(String name) {
        return all(name).stream().findFirst().map(found -> found.element().getTextContent());
    }

    /** All elements of this name, at any depth. */
    List<XmlAnswer> all(String name) {
        NodeList found = element.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> new XmlAnswer((Element) found.item(index)))
                .toList();
    }
}
