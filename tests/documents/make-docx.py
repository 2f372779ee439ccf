#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-docx.py: makes form-*.* of this directory, each by another program, out of form-words.json.

python-docx   ticks of Wingdings, rows that somebody added, all sections filled in
pandoc        from HTML; boxes of Unicode
libreoffice   legacy form fields and content controls by python-docx, saved again by LibreOffice, as
              .docx and .odt; and the .pdf of pandoc's
npm-docx      by make-docx.mjs (npm install docx, 9.x): its check boxes; YES and NO marked and struck out

The files are kept, so that the tests need none of these; run this to make them anew, and read what
changes.  NODE_PATH is where npm has put its package.
"""
import datetime
import html
import json
import os
import subprocess
import sys
import tempfile

import docx
from docx.oxml import parse_xml

HERE = os.path.dirname(os.path.abspath(__file__))
WORDS = json.load(open(os.path.join(HERE, "form-words.json")))
NAMES = [("foster_carers", "Foster carer\u2019s name/s"), ("panel_date", "Date of Fostering Panel"),
         ("social_worker", "Social Worker\u2019s name"), ("team_manager", "Team Manager\u2019s name"),
         ("panel_chair", "Name of Panel Chair"), ("panel_adviser", "Name of Panel Adviser")]
PROCEDURAL = [("timescales", "Adherence to timescales"),
              ("planning", "Appropriate planning processes / care plan"),
              ("checks", "Checks / references completed")]
PRACTICE = [("reports_quality", "Quality of reports"), ("assessment_quality", "Quality of assessment"),
            ("analysis_quality", "Quality of analysis"), ("inclusion", "Inclusion of key individuals"),
            ("decision_making", "Decision Making and Intervention"),
            ("safeguarding", "Safeguarding concerns")]
DETAILS = "Further information \u2013 nature of concerns and actions requested to resolve"
SECTION_D = [("date_received", "Date received"), ("date_to_chair", "Date sent to panel chair"),
             ("date_to_adm", "Date sent to ADM"), ("feedback_date", "Date for feedback to fostering panel")]


def british(iso):
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def value(words, key):
    text = words[key]
    return british(text) if text[:4].isdigit() else text


def symbol(paragraph, font, letter):
    run = paragraph.add_run()
    run._r.append(parse_xml('<w:sym xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
                            f'w:font="{font}" w:char="{letter}"/>'))


def rows(document, pairs):
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, text in pairs:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, text
    return table


def alone(document, *texts):
    table = document.add_table(rows=0, cols=1, style="Table Grid")
    for text in texts:
        table.add_row().cells[0].text = text


def ticks(document, words, fields, others, tick):
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for i, (label, raised) in enumerate([(label, words["concerns"][key]) for key, label in fields] + others):
        cells = table.add_row().cells
        cells[0].text = label
        if i == 0:
            cells[1].text, cells[2].text = "YES ", "NO "
        for cell, on in ((cells[1], raised is True), (cells[2], raised is False)):
            tick(cell.paragraphs[0], on)


def section_a(document, words, tick, fill):
    document.add_heading("Fostering Panel Escalation form", 1)
    document.add_paragraph("Section A \u2013 to be completed by Panel Chair").runs[0].bold = True
    fill(rows(document, [(label, "") for _, label in NAMES]), [value(words, key) for key, _ in NAMES])
    document.add_paragraph()
    others = [(o["label"], o["raised"]) for o in words.get("other_concerns", [])]
    for title, fields, more in (("PROCEDURAL", PROCEDURAL, others), ("PRACTICE", PRACTICE, [])):
        document.add_paragraph(title).runs[0].bold = True
        ticks(document, words, fields, more, tick)
    alone(document, DETAILS, words["details"])
    rows(document, [("DATE FOR RESPONSE  (5 working days)", british(words["response_due"]))])


def by_python_docx(words):
    def tick(paragraph, on):
        if on:
            symbol(paragraph, "Wingdings", "F0FC")

    def fill(table, values):
        for row, text in zip(table.rows, values):
            row.cells[1].text = text

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL SENSITIVE"
    section_a(document, words, tick, fill)
    document.add_paragraph("Section B \u2013 to be completed by Panel Adviser")
    rows(document, [("Name of manager asked to deal with complaint", words["manager"]),
                    ("Date sent to manager", british(words["date_sent"])), ("Spreadsheet updated", "")])
    document.add_paragraph("Section C \u2013 to be completed by manager")
    alone(document, "Response to concerns raised", words["response"])
    table = document.add_table(rows=2, cols=3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Actions and learning"
    for i, head in enumerate(["Action", "By whom", "By when"]):
        table.cell(1, i).text = head
    for action in words["actions"]:
        cells = table.add_row().cells
        for cell, text in zip(cells, (action["action"], action["by_whom"], british(action["by_when"]))):
            cell.text = text
    table.add_row()
    document.add_paragraph("Section D \u2013 to be completed by panel adviser")
    rows(document, [(label, british(words[key])) for key, label in SECTION_D])
    document.add_paragraph("Section E \u2013 response of ADM")
    alone(document, words["adm_response"])
    document.add_paragraph("Section F \u2013 response of Panel Chair")
    alone(document, words["chair_response"])
    for label, yes in (("Resolved ", words["resolved"]),
                       ("Further escalation required ", words["further_escalation"])):
        paragraph = document.add_paragraph(label)
        for word, on in (("Yes", yes), ("No", not yes)):
            paragraph.add_run(word).font.strike = not on
            paragraph.add_run(" / " if word == "Yes" else "")
    return document


def by_pandoc(words, path):
    def row(*cells):
        return "<tr>%s</tr>" % "".join("<td>%s</td>" % c for c in cells)

    def boxes(raised):
        return ["%s %s" % (word, "\u2612" if raised is on else "\u2610") for word, on in (("YES", True), ("NO", False))]

    page = ["<h1>Fostering Panel Escalation form</h1><p><strong>Section A</strong> \u2013 to be completed by "
            "Panel Chair</p><table>"]
    page += [row(label, html.escape(value(words, key))) for key, label in NAMES]
    for title, fields in (("PROCEDURAL", PROCEDURAL), ("PRACTICE", PRACTICE)):
        page.append("</table><p><strong>%s</strong></p><table>" % title)
        page += [row(label, *boxes(words["concerns"][key])) for key, label in fields]
    page.append("</table><p>%s</p>" % DETAILS)
    page += ["<p>%s</p>" % html.escape(line) for line in words["details"].split("\n")]
    page.append("<table>%s</table>" % row("DATE FOR RESPONSE (5 working days)", british(words["response_due"])))
    subprocess.run(["pandoc", "-f", "html", "-o", path], input="\n".join(page), text=True, check=True)


NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
      'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"')


def add_xml(paragraph, *texts):
    for text in texts:
        head, rest = text.split(" ", 1) if " " in text.split(">")[0] else text.split(">", 1)
        paragraph._p.append(parse_xml(f"{head} {NS}" + (" " if " " in text.split(">")[0] else ">") + rest))


def before_libreoffice(words):
    """Names in content controls, boxes of both kinds."""
    count = [0]

    def tick(paragraph, on):
        count[0] += 1
        if count[0] % 4 < 2:
            add_xml(paragraph,
                    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="C"/><w:enabled/>'
                    '<w:checkBox><w:sizeAuto/><w:default w:val="0"/>'
                    f'<w:checked w:val="{int(on)}"/></w:checkBox></w:ffData></w:fldChar></w:r>',
                    '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>',
                    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                    '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        else:
            add_xml(paragraph, f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(on)}"/>'
                    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
                    f'<w:sdtContent><w:r><w:t>{"☒" if on else "☐"}</w:t></w:r></w:sdtContent></w:sdt>')

    def fill(table, values):
        for row, text, (key, _) in zip(table.rows, values, NAMES):
            kind = (f'<w:date w:fullDate="{words[key]}T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/>'
                    '<w:lid w:val="en-GB"/></w:date>' if key == "panel_date" else "<w:text/>")
            add_xml(row.cells[1].paragraphs[0], f'<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent><w:r>'
                    f'<w:t>{html.escape(text)}</w:t></w:r></w:sdtContent></w:sdt>')

    document = docx.Document()
    section_a(document, words, tick, fill)
    return document


def main():
    def path(name):
        return os.path.join(HERE, f"form-{name}.docx")

    by_python_docx(WORDS["python-docx"]).save(path("python-docx"))
    by_pandoc(WORDS["pandoc"], path("pandoc"))
    with tempfile.TemporaryDirectory() as tmp:
        before = os.path.join(tmp, "form-libreoffice.docx")
        before_libreoffice(WORDS["libreoffice"]).save(before)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp}/profile", "--headless",
                        "--convert-to", "docx:Office Open XML Text", "--outdir", HERE, before], check=True,
                       stdout=subprocess.DEVNULL)
    for maker, kind in (("libreoffice", "odt"), ("pandoc", "pdf")):
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", HERE, path(maker)],
                       check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["node", os.path.join(HERE, "make-docx.mjs"), path("npm-docx")], check=True)


sys.exit(main())
