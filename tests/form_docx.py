# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up forms as Word documents, where python-docx is installed."""
import io

from form_filling import PROSE_FIELD, SECTIONS, TICK, spell_when
from form_shapes import heading, value_as_text


def docx_file(form, tick):
    """The form as tables of a Word document; tick(cell or paragraph, word, value, meant) writes a
    cell for YES or for NO."""
    import docx
    out, last, table = docx.Document(), None, None
    out.add_paragraph("Fostering Panel Escalation form" if form.kind == "surrey-panel"
                      else "Foster carers' escalation form")
    def cells(count):
        nonlocal table
        if table is None:
            table = out.add_table(0, 3)
        row = table.add_row().cells
        return row if count == 3 else [row[0], row[1].merge(row[2])] if count == 2 \
            else [row[0].merge(row[2])]
    def write(cell, text):
        """In runs that break anywhere, as Word has them."""
        cut = form.rng.randrange(len(text) + 1)
        for part in (text[:cut], text[cut:]):
            cell.paragraphs[-1].add_run(part)
    for key, type_, section, label, value in form.rows:
        if section != last and section:
            table = None
            out.add_paragraph(heading(section) if section in SECTIONS
                              else "Section %s – %s" % (section, label.lower()))
        alone, last = section != last and section in ("E", "F"), section
        if key in ("resolved", "further_escalation"):
            table = None
            where = out.add_paragraph(label + " ")
            for word, meant in (("Yes", True), ("No", False)):
                tick(where, word, value, meant)
                where.add_run(" / " if meant else "")
        elif type_ == "group":
            write(cells(1)[0], label)
        elif type_ == TICK:
            row = cells(3)
            write(row[0], form.slip(label))
            for cell, word, meant in ((row[1], "YES", True), (row[2], "NO", False)):
                tick(cell.paragraphs[0], word, value, meant)
        elif type_ == PROSE_FIELD:
            if not alone:
                write(cells(1)[0], form.slip(label))
            cell = cells(1)[0]
            for i, text in enumerate(value or []):
                if i:
                    cell.add_paragraph()
                write(cell, text)
        elif type_ == "actions":
            write(cells(1)[0], label)
            for cell, text in zip(cells(3), ("Action", "By whom", "By when")):
                write(cell, text)
            for t in value or []:
                for cell, text in zip(cells(3), (t["action"], t["by_whom"],
                                                 spell_when(form.rng, t["by_when"]))):
                    write(cell, text)
            cells(3)
        else:
            row = cells(2)
            write(row[0], form.slip(label))
            write(row[1], value_as_text(form, type_, value))
    file = io.BytesIO()
    out.save(file)
    return file.getvalue()


def docx_mark(paragraph, word, value, meant):
    paragraph.add_run(word + (" x" if value is meant else ""))


def docx_styled(**what):
    def tick(paragraph, word, value, meant):
        run = paragraph.add_run(word)
        if value is meant:
            for name, setting in what.items():
                setattr(run.font, name, setting)
    return tick


def docx_struck(paragraph, word, value, meant):
    paragraph.add_run(word).font.strike = value is not None and value is not meant


def docx_box(paragraph, word, value, meant):
    paragraph.add_run("%s %s" % ("☒" if value is meant else "☐", word))


DOCX_SHAPES = {
    "docx-mark": lambda f: docx_file(f, docx_mark),
    "docx-highlight": lambda f: docx_file(f, docx_styled(highlight_color=7)),
    "docx-bold": lambda f: docx_file(f, docx_styled(bold=True)),
    "docx-underline": lambda f: docx_file(f, docx_styled(underline=True)),
    "docx-struck": lambda f: docx_file(f, docx_struck),
    "docx-boxes": lambda f: docx_file(f, docx_box),
}


def has_docx():
    try:
        import docx  # noqa: F401
    except ImportError:
        return False
    return True
