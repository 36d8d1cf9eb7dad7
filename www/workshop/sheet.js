/**
 * The sheet to fill in as a workbook whose cells are text: a spreadsheet makes dates of fractions where it may. The least that
 * ECMA-376 (SpreadsheetML) asks for.
 */

import { strToU8, zipSync } from "fflate";

const OPEN = "http://schemas.openxmlformats.org";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Rows that are ready to be written in. */
const ROWS = 300;

/** Rows of cells. No cell of ours has a break in it. @param {string} csv @returns {string[][]} */
const cells = (csv) => csv.replace(/^\ufeff/, "").trim().split(/\r?\n/).map((line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A, B … Z, AA … @param {number} at @returns {string} */
const column = (at) => (at < 26 ? String.fromCharCode(65 + at) : column(Math.floor(at / 26) - 1) + column(at % 26));

/** @param {string} csv  headings and examples @returns {Uint8Array<ArrayBuffer>} */
export function workbook(csv) {
  const rows = cells(csv);
  const wide = rows[0].length;
  const cell = (/** @type {string} */ text, /** @type {number} */ at, /** @type {number} */ row) => {
    const place = `${column(at)}${row + 1}`;
    return text ? `<c r="${place}" s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>` : `<c r="${place}" s="1"/>`;
  };
  const line = (/** @type {string[]} */ row, /** @type {number} */ at) => `<row r="${at + 1}">${Array.from({ length: wide }, (_, which) => cell(row[which] ?? "", which, at)).join("")}</row>`;
  const all = Array.from({ length: ROWS }, (_, at) => line(rows[at] ?? [], at)).join("");
  const xml = (/** @type {string} */ text) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
  const main = `${OPEN}/spreadsheetml/2006/main`;
  const links = `${OPEN}/package/2006/relationships`;
  const office = `${OPEN}/officeDocument/2006/relationships`;
  const part = (/** @type {string} */ name, /** @type {string} */ kind) => `<Override PartName="/xl/${name}.xml" ContentType="${KIND}.${kind}+xml"/>`;
  return zipSync({
    "[Content_Types].xml": xml(`<Types xmlns="${OPEN}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part(`worksheets/sheet1`, "worksheet")}${part("styles", "styles")}</Types>`),
    "_rels/.rels": xml(`<Relationships xmlns="${links}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    "xl/workbook.xml": xml(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Questions" sheetId="1" r:id="r1"/></sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": xml(`<Relationships xmlns="${links}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`),
    // Number format 49 is text.
    "xl/styles.xml": xml(`<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`),
    "xl/worksheets/sheet1.xml": xml(`<worksheet xmlns="${main}"><cols><col min="1" max="1" width="50" style="1" customWidth="1"/><col min="2" max="${wide}" width="18" style="1" customWidth="1"/></cols><sheetData>${all}</sheetData></worksheet>`),
  });
}
