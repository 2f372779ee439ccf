#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-forms.py [DIR]: writes the blank forms, surrey-panel.docx and croydon-carer.docx.

The Panel's form is the one of the council's own guidance, its labels word for word, and one row
more (an immediate safeguarding concern, followed up in writing); the carers' form asks, on one page,
for what a good escalation says.  Made for Word: content controls that a keyboard and a screen reader
find, headings, tables with captions and header rows, no row torn apart between pages.  The same
bytes each time.  Needs nothing but Python.
"""
import os
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"')
WIDTH = 9638  # of the text on A4 with margins of 2 cm, in twentieths of a point
SHADE = "E7EEF3"


class Ids:
    """Numbers for content controls: each has its own, the same in every run."""
    last = 100


def run(text, bold=False, style=None):
    props = ('<w:rStyle w:val="%s"/>' % style if style else "") + ("<w:b/>" if bold else "")
    return '<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>' % (
        "<w:rPr>%s</w:rPr>" % props if props else "", escape(text))


def paragraph(inside, style=None, keep=False, new_page=False):
    props = (('<w:pStyle w:val="%s"/>' % style if style else "") + ("<w:keepNext/>" if keep else "") +
             ("<w:pageBreakBefore/>" if new_page else ""))
    return "<w:p>%s%s</w:p>" % ("<w:pPr>%s</w:pPr>" % props if props else "", inside)


def control(kind, title, content):
    Ids.last += 1
    return ('<w:sdt><w:sdtPr><w:alias w:val=%s/><w:id w:val="%d"/>%s</w:sdtPr>'
            "<w:sdtContent>%s</w:sdtContent></w:sdt>"
            % (quoteattr(title), Ids.last, kind, content))


def text_box(title, hint="Click or tap here to enter text."):
    return control('<w:showingPlcHdr/><w:text w:multiLine="1"/>', title,
                   run(hint, style="PlaceholderText"))


def prose_box(title):
    """For words of any length: a control around paragraphs, which keeps its line breaks whichever
    program saves it."""
    return control("<w:showingPlcHdr/>", title,
                   paragraph(run("Click or tap here to enter text.", style="PlaceholderText")))


def date_box(title):
    return control('<w:showingPlcHdr/><w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
                   '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>',
                   title, run("Click or tap to enter a date.", style="PlaceholderText"))


def tick_box(title):
    box = ('<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" '
           'w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r>')
    return control('<w14:checkbox><w14:checked w14:val="0"/>'
                   '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                   '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>', title, box)


def cell(width, content, span=1, shaded=False, height=None):
    props = '<w:tcW w:w="%d" w:type="dxa"/>' % width
    if span > 1:
        props += '<w:gridSpan w:val="%d"/>' % span
    if shaded:
        props += '<w:shd w:val="clear" w:color="auto" w:fill="%s"/>' % SHADE
    return "<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>" % (props, content)


def row(cells, header=False, height=None):
    props = "<w:cantSplit/>"
    if height:
        props = '<w:trHeight w:val="%d" w:hRule="atLeast"/>' % height
    if header:
        props += "<w:tblHeader/>"
    return "<w:tr><w:trPr>%s</w:trPr>%s</w:tr>" % (props, "".join(cells))


def table(widths, rows, caption):
    borders = "".join('<w:%s w:val="single" w:sz="4" w:space="0" w:color="7F8C8D"/>' % side
                      for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return ('<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>%s</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/>'
            '<w:bottom w:w="40" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/>'
            '<w:tblCaption w:val=%s/></w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>'
            % (sum(widths), borders, quoteattr(caption),
               "".join('<w:gridCol w:w="%d"/>' % w for w in widths), "".join(rows)))


def label(text, keep=False):
    return paragraph(run(text, bold=True), style="Label", keep=keep)


def fields(rows, caption, left=3800):
    """A label to the left of each value; ("Name", "text" | "date").  The rows stay on one page."""
    return table([left, WIDTH - left], [
        row([cell(left, label(name, keep=name != rows[-1][0]), shaded=True),
             cell(WIDTH - left, paragraph(date_box(name) if kind == "date" else text_box(name)))])
        for name, kind in rows], caption)


def prose(name, caption, height):
    """A label above its value, which may be long."""
    return table([WIDTH], [row([cell(WIDTH, paragraph(run(name, bold=True), style="Label", keep=True),
                                     shaded=True)]),
                           row([cell(WIDTH, prose_box(name))], height=height)], caption)


def ticks(heading, names, spare, caption):
    """A row for each name with a box for YES and one for NO; `spare` rows for the writer's own."""
    a, b = WIDTH - 2400, 1200
    rows = [row([cell(a, label(heading), shaded=True), cell(b, label("YES"), shaded=True),
                 cell(b, label("NO"), shaded=True)], header=True)]
    for name in names:
        rows.append(row([cell(a, paragraph(run(name))), cell(b, paragraph(tick_box(name + ": yes"))),
                         cell(b, paragraph(tick_box(name + ": no")))]))
    for _ in range(spare):
        rows.append(row([cell(a, paragraph(text_box("Another concern"))),
                         cell(b, paragraph(tick_box("Another concern: yes"))),
                         cell(b, paragraph(tick_box("Another concern: no")))]))
    return table([a, b, b], rows, caption)


def choices(names, caption):
    """Yes or No to each, in one line.  The rows stay on one page."""
    a = WIDTH - 2800
    return table([a, 1400, 1400], [
        row([cell(a, label(name, keep=name != names[-1]), shaded=True),
             cell(1400, paragraph(tick_box(name + ": yes") + run(" Yes"))),
             cell(1400, paragraph(tick_box(name + ": no") + run(" No")))]) for name in names], caption)


def heading(text, level=2, new_page=False):
    return paragraph(run(text), style="Heading%d" % level, keep=True, new_page=new_page)


def gap():
    return paragraph("", style="Gap")


def surrey():
    actions = [4638, 2600, 2400]
    return [
        heading("Fostering Panel Escalation form", 1),
        heading("Section A – to be completed by Panel Chair"),
        fields([("Foster carer’s name/s", "text"), ("Date of Fostering Panel", "date"),
                ("Social Worker’s name", "text"), ("Team Manager’s name", "text"),
                ("Name of Panel Chair", "text"), ("Name of Panel Adviser", "text")],
               "Section A: who and when"),
        gap(),
        heading("Nature of concern", 3),
        ticks("PROCEDURAL", ["Adherence to timescales", "Appropriate planning processes / care plan",
                             "Checks / references completed"], 1, "Procedural concerns, yes or no"),
        gap(),
        ticks("PRACTICE", ["Quality of reports", "Quality of assessment", "Quality of analysis",
                           "Inclusion of key individuals", "Decision Making and Intervention",
                           "Safeguarding concerns",
                           "Follow up of an immediate safeguarding concern"], 1,
              "Practice concerns, yes or no"),
        gap(),
        prose("Further information – nature of concerns and actions requested to resolve",
              "Section A: further information", 2400),
        gap(),
        fields([("DATE FOR RESPONSE (5 working days)", "date")], "Section A: date for response"),
        heading("Section B – to be completed by Panel Adviser"),
        fields([("Name of manager asked to deal with complaint", "text"),
                ("Date sent to manager", "date"), ("Spreadsheet updated", "text")],
               "Section B: the manager who is asked", 5000),
        heading("Section C – to be completed by manager", new_page=True),
        prose("Response to concerns raised", "Section C: response", 2500),
        gap(),
        table(actions,
              [row([cell(sum(actions), label("Actions and learning"), span=3, shaded=True)]),
               row([cell(w, label(name), shaded=True)
                    for w, name in zip(actions, ("Action", "By whom", "By when"))], header=True)] +
              [row([cell(w, paragraph(text_box(name, "Enter text.")))
                    for w, name in zip(actions, ("Action", "By whom", "By when"))])
               for _ in range(7)], "Section C: actions and learning"),
        heading("Section D – to be completed by Panel Adviser"),
        fields([("Date received", "date"), ("Date sent to panel chair", "date"),
                ("Date sent to ADM", "date"), ("Date for feedback to fostering panel", "date")],
               "Section D: dates", 5000),
        heading("Section E – response of ADM"),
        prose("Response of ADM", "Section E: response of ADM", 1300),
        heading("Section F – response of Panel Chair"),
        prose("Response of Panel Chair", "Section F: response of Panel Chair", 1300),
        gap(),
        choices(["Resolved", "Further escalation required"], "Outcome, yes or no"),
    ]


def croydon():
    return [
        heading("Foster carers’ escalation form", 1),
        paragraph(run("Say what you can, in your own words. You need not fill in everything: we start "
                      "at once, and ask for what is missing. If a child is in danger now, call 999."),
                  style="Hint"),
        fields([("Carer name(s)", "text"), ("Supervising Social Worker", "text"),
                ("Date first raised with SSW", "date"),
                ("Who is the concern about?", "text")], "Who and when"),
        gap(),
        prose("What is the concern?", "The concern", 1500),
        prose("Impact on the child or children", "The impact", 900),
        prose("What would resolve it (bottom line)", "What would resolve it", 900),
        prose("Conversations had, with dates", "Conversations", 1100),
        prose("What has been tried", "What has been tried", 900),
        gap(),
        choices(["Immediate safeguarding concern", "Would the council’s reputation be harmed?",
                 "Please tell the IRO"], "Yes or no"),
    ]


def styles(size):
    def style(name, title, based, props, rprops="", default=False, kind="paragraph"):
        return ('<w:style w:type="%s"%s w:styleId="%s"><w:name w:val="%s"/>%s%s%s</w:style>'
                % (kind, ' w:default="1"' if default else "", name, title,
                   '<w:basedOn w:val="%s"/>' % based if based else "",
                   "<w:pPr>%s</w:pPr>" % props if props else "",
                   "<w:rPr>%s</w:rPr>" % rprops if rprops else ""))

    def head(level, points, before):
        return style("Heading%d" % level, "heading %d" % level, "Normal",
                     '<w:keepNext/><w:spacing w:before="%d" w:after="80"/><w:outlineLvl w:val="%d"/>'
                     % (before, level - 1), '<w:b/><w:color w:val="1F3A4D"/><w:sz w:val="%d"/>' % (2 * points))
    return ('<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
            'w:cs="Arial"/><w:sz w:val="%d"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
            % (W, 2 * size) +
            style("Normal", "Normal", None, "", default=True) + head(1, 16, 0) + head(2, 13, 240) +
            head(3, 11, 120) + style("Label", "Label", "Normal", "") +
            style("Hint", "Hint", "Normal", '<w:spacing w:after="120"/>') +
            style("Gap", "Gap", "Normal", '<w:spacing w:line="120" w:lineRule="exact"/>',
                  '<w:sz w:val="8"/>') +
            style("PlaceholderText", "Placeholder Text", None, "", '<w:color w:val="595959"/>',
                  kind="character") + "</w:styles>")


def write(path, title, body, size):
    document = ('<w:document %s><w:body>%s<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
                '<w:pgMar w:top="1000" w:right="1134" w:bottom="1000" w:left="1134" w:header="500" '
                'w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>' % (W, "".join(body)))
    package = "http://schemas.openxmlformats.org/package/2006/"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = {
        "[Content_Types].xml":
            '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            'ContentType="application/xml"/><Override PartName="/word/document.xml" '
            'ContentType="%sdocument.main+xml"/><Override PartName="/word/styles.xml" '
            'ContentType="%sstyles+xml"/><Override PartName="/docProps/core.xml" ContentType='
            '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>' % (package, word, word),
        "_rels/.rels":
            '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%sofficeDocument" '
            'Target="word/document.xml"/><Relationship Id="rId2" Type="%srelationships/metadata/'
            'core-properties" Target="docProps/core.xml"/></Relationships>' % (package, office, package),
        "docProps/core.xml":
            '<cp:coreProperties xmlns:cp="%smetadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title>'
            '<dc:language>en-GB</dc:language></cp:coreProperties>' % (package, escape(title)),
        "word/_rels/document.xml.rels":
            '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%sstyles" '
            'Target="styles.xml"/></Relationships>' % (package, office),
        "word/styles.xml": styles(size),
        "word/document.xml": document,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            z.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)


def main(args):
    folder = args[0] if args else os.path.dirname(os.path.abspath(__file__))
    write(os.path.join(folder, "surrey-panel.docx"), "Fostering Panel Escalation form", surrey(), 11)
    write(os.path.join(folder, "croydon-carer.docx"), "Foster carers’ escalation form", croydon(), 11)


if __name__ == "__main__":
    main(sys.argv[1:])
