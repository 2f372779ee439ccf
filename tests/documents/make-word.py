#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-word.py: makes the .doc and .rtf files of this directory, by python-docx and LibreOffice.

constructs.*: each way of Word to say something, once.
colours.*: letters and cells in colours and greys.
filled.*: Surrey's form, filled in by somebody.
The files are kept, so that the tests need neither; run this to make them anew, and read what changes.
"""
import os
import subprocess
import sys
import tempfile

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.shared import RGBColor

HERE = os.path.dirname(os.path.abspath(__file__))
NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
      'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"')


def xml(text):
    return parse_xml(text.replace(">", f" {NS}>", 1) if not text.split(">", 1)[0].endswith("/")
                     else text.replace("/>", f" {NS}/>", 1))


def field(paragraph, code, properties, result=""):
    """A legacy form field."""
    for inner in (f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="F"/><w:enabled/>'
                  f'<w:calcOnExit w:val="0"/>{properties}</w:ffData></w:fldChar></w:r>',
                  f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>',
                  '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                  f'<w:r><w:t>{result}</w:t></w:r>' if result else None,
                  '<w:r><w:fldChar w:fldCharType="end"/></w:r>'):
        if inner:
            paragraph._p.append(xml(inner))


def box(paragraph, ticked):
    field(paragraph, "FORMCHECKBOX",
          f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked w:val="{int(ticked)}"/></w:checkBox>')


def symbol(paragraph, font, letter):
    paragraph._p.append(xml(f'<w:r><w:sym w:font="{font}" w:char="{letter}"/></w:r>'))


def constructs():
    d = docx.Document()
    p = d.add_paragraph("plain ")
    p.add_run("bold").bold = True
    p.add_run(" ")
    p.add_run("under").underline = True
    p.add_run(" ")
    p.add_run("struck").font.strike = True
    p.add_run(" ")
    p.add_run("marked").font.highlight_color = WD_COLOR_INDEX.YELLOW
    p.add_run(" caf\u00e9 V\u011bra \u65e5\u672c \U0001F600")
    p = d.add_paragraph("hidden:")
    p.add_run("secret").font.hidden = True
    p = d.add_paragraph("tracked: ")
    p._p.append(xml('<w:ins w:id="1" w:author="A" w:date="2026-05-01T00:00:00Z"><w:r><w:t>new</w:t></w:r></w:ins>'))
    p._p.append(xml('<w:del w:id="2" w:author="A" w:date="2026-05-01T00:00:00Z"><w:r><w:delText>old</w:delText></w:r></w:del>'))
    p = d.add_paragraph("boxes: ")
    box(p, True)
    p.add_run(" Yes ")
    box(p, False)
    p.add_run(" No")
    p = d.add_paragraph("list: ")
    field(p, "FORMDROPDOWN", '<w:ddList><w:result w:val="1"/><w:listEntry w:val="First"/>'
          '<w:listEntry w:val="Second caf\u00e9"/></w:ddList>')
    p = d.add_paragraph("field: ")
    field(p, "FORMTEXT", '<w:textInput/>', "typed words")
    p = d.add_paragraph("symbols: ")
    symbol(p, "Wingdings", "F0FE")
    symbol(p, "Wingdings", "F0A8")
    symbol(p, "Wingdings 2", "F052")
    symbol(p, "Wingdings 2", "F0A3")
    symbol(p, "Wingdings", "F0FC")
    p.add_run(" \u2612\u2610")
    p = d.add_paragraph("break\nline\ttab non\u2011breaking soft\u00adhyphen fixed\u00a0space")
    d.add_paragraph("bulleted", style="List Bullet")
    d.add_paragraph("numbered", style="List Number")
    table = d.add_table(rows=2, cols=3)
    for i, text in enumerate(["a", "b\nb2", "", "d", "e", "f"]):
        table.cell(i // 3, i % 3).text = text
    d.add_paragraph("merged:")
    table = d.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "high"
    table.cell(1, 0).text = "x"
    table.cell(1, 1).text = "y"
    d.add_paragraph("nested:")
    table = d.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "label"
    inner = table.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "in"
    inner.cell(0, 1).text = "side"
    table.cell(0, 1).add_paragraph("after")
    p = d.add_paragraph("anchor")
    p._p.append(xml('<w:r><w:pict><v:shape style="width:100pt;height:50pt;position:absolute" '
                    'type="#_x0000_t202"><v:textbox><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p>'
                    '</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'))
    d.sections[0].header.paragraphs[0].text = "header"
    d.sections[0].footer.paragraphs[0].text = "footer"
    d.add_paragraph("the end")
    return d


FIELDS = {
    "Foster carer\u2019s name/s": "Priya and Tom Ashworth",
    "Date of Fostering Panel": "12 May 2026",
    "Social Worker\u2019s name": "Grace Okafor",
    "Team Manager\u2019s name": "Liam Byrne",
    "Name of Panel Chair": "V\u011bra Nov\u00e1kov\u00e1",
    "Name of Panel Adviser": "Owen Price",
}
CONCERNS = {"PROCEDURAL": [("Adherence to timescales", True),
                           ("Appropriate planning processes / care plan", False),
                           ("Checks / references completed", True)],
            "PRACTICE": [("Quality of reports", True), ("Quality of assessment", False),
                         ("Quality of analysis", None), ("Inclusion of key individuals", False),
                         ("Decision Making and Intervention", True), ("Safeguarding concerns", False)]}


def filled():
    """Ticked by form fields under PROCEDURAL, by Wingdings under PRACTICE."""
    d = docx.Document()
    d.add_heading("Fostering Panel Escalation form")
    d.add_paragraph("Section A \u2013 to be completed by Panel Chair")
    table = d.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in FIELDS.items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    d.add_paragraph()
    for group, rows in CONCERNS.items():
        d.add_paragraph(group).runs[0].bold = True
        table = d.add_table(rows=0, cols=3, style="Table Grid")
        for label, raised in rows:
            cells = table.add_row().cells
            cells[0].text = label
            for cell, word, on in ((cells[1], "YES ", raised is True), (cells[2], "NO ", raised is False)):
                cell.text = word
                if group == "PROCEDURAL":
                    box(cell.paragraphs[0], on)
                else:
                    symbol(cell.paragraphs[0], "Wingdings", "F0FE" if on else "F0A8")
    table = d.add_table(rows=2, cols=1, style="Table Grid")
    table.cell(0, 0).text = "Further information \u2013 nature of concerns and actions requested to resolve"
    table.cell(1, 0).text = ("The medical of the second carer is three years old.\n"
                             "Please send the renewed checks, and say why they were late.")
    table = d.add_table(rows=1, cols=2, style="Table Grid")
    table.cell(0, 0).text = "DATE FOR RESPONSE (5 working days)"
    table.cell(0, 1).text = "19 May 2026"
    return d


def colours():
    d = docx.Document()
    p = d.add_paragraph("black ")
    for name, rgb in (("red", 0xC00000), ("grey", 0x808080), ("pale", 0xA6A6A6), ("white", 0xFFFFFF),
                      ("dark", 0x202020)):
        p.add_run(name).font.color.rgb = RGBColor(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF)
        p.add_run(" ")
    p.add_run("end")
    fills = (("D9D9D9", "D9D9D9", "D9D9D9"), (None, "FFFF00", None), (None, None, "92D050"))
    table = d.add_table(rows=len(fills), cols=3, style="Table Grid")
    for row, words in enumerate((("Concern", "YES", "NO"), ("Reports", "", ""), ("Planning", "", "No"))):
        for column, word in enumerate(words):
            cell = table.cell(row, column)
            cell.text = word
            if fills[row][column]:
                cell._tc.get_or_add_tcPr().append(
                    xml(f'<w:shd w:val="clear" w:color="auto" w:fill="{fills[row][column]}"/>'))
    return d


def main():
    with tempfile.TemporaryDirectory() as tmp:
        for make in (constructs, colours, filled):
            path = os.path.join(tmp, make.__name__ + ".docx")
            make().save(path)
            for kind in ("doc",) if make == colours else ("doc", "rtf"):
                subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp}/profile", "--headless",
                                "--convert-to", kind, "--outdir", HERE, path],
                               check=True, stdout=subprocess.DEVNULL)
            if make != colours:  # which pandoc drops
                subprocess.run(["pandoc", "-s", path, "-o",
                                os.path.join(HERE, make.__name__ + "-pandoc.rtf")], check=True)


sys.exit(main())
