// SPDX-License-Identifier: GPL-3.0-or-later
// make-docx.mjs FILE: the form by npm's package "docx"; see make-docx.py.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
const { CheckBox, Document, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } =
	createRequire(process.env.NODE_PATH ? process.env.NODE_PATH + "/" : import.meta.url)("docx");

const words = JSON.parse(readFileSync(new URL("form-words.json", import.meta.url)))["npm-docx"];
const names = [["foster_carers", "Foster carer’s name/s"], ["panel_date", "Date of Fostering Panel"],
	["social_worker", "Social Worker’s name"], ["team_manager", "Team Manager’s name"],
	["panel_chair", "Name of Panel Chair"], ["panel_adviser", "Name of Panel Adviser"]];
const procedural = [["timescales", "Adherence to timescales"],
	["planning", "Appropriate planning processes / care plan"], ["checks", "Checks / references completed"]];
const practice = [["reports_quality", "Quality of reports"], ["assessment_quality", "Quality of assessment"],
	["analysis_quality", "Quality of analysis"], ["inclusion", "Inclusion of key individuals"],
	["decision_making", "Decision Making and Intervention"], ["safeguarding", "Safeguarding concerns"]];

const british = (iso) => iso.split("-").reverse().join("/");
const show = (key) => /^\d{4}-/.test(words[key]) ? british(words[key]) : words[key];
const line = (...children) => new Paragraph({
	children: children.map((c) => typeof c === "string" ? new TextRun(c) : c) });
const cell = (children, more = {}) => new TableCell({ children: [line(...children)], ...more });
const row = (...cells) => new TableRow({ children: cells });
const box = (on) => new CheckBox({ checked: on });

// YES and NO in one cell: the chosen one marked, the other struck out.
const words_of = (on) => [new TextRun({ text: "YES", highlight: on ? "yellow" : undefined, strike: !on }),
	" / ", new TextRun({ text: "NO", highlight: on ? undefined : "yellow", strike: on })];

const document = new Document({ sections: [{
	headers: { default: new Header({ children: [line("OFFICIAL SENSITIVE")] }) },
	children: [
		line(new TextRun({ text: "Fostering Panel Escalation form", bold: true })),
		line("Section A – to be completed by Panel Chair"),
		new Table({ rows: names.map(([key, label]) => row(cell([label]), cell([show(key)]))) }),
		line(""),
		new Table({ rows: [
			row(cell([new TextRun({ text: "PROCEDURAL", bold: true })], { columnSpan: 3 })),
			...procedural.map(([key, label]) => row(cell([label]),
				cell(["YES ", box(words.concerns[key] === true)]),
				cell(["NO ", box(words.concerns[key] === false)]))),
		] }),
		new Table({ rows: [
			row(cell([new TextRun({ text: "PRACTICE", bold: true })], { columnSpan: 2 })),
			...practice.map(([key, label]) => row(cell([label]), cell(words_of(words.concerns[key])))),
		] }),
		line("Further information – nature of concerns and actions requested to resolve"),
		line(words.details),
		new Table({ rows: [row(cell(["DATE FOR RESPONSE (5 working days)"]), cell([show("response_due")]))] }),
	],
}] });
writeFileSync(process.argv[2], await Packer.toBuffer(document));
