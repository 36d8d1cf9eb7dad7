/** Files as teachers have them, made here: a spreadsheet, a Moodle quiz, a QTI package with a picture. */

import { strToU8, zipSync } from "fflate";

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** @param {string} name @param {string} mimeType @param {Uint8Array | string} bytes */
const file = (name, mimeType, bytes) => ({ name, mimeType, buffer: Buffer.from(bytes) });

/** @param {Record<string, string | Uint8Array>} entries */
const zipped = (entries) => zipSync(Object.fromEntries(Object.entries(entries).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content])));

/** A workbook with one sheet. @param {string} name @param {string[][]} rows */
export function workbook(name, rows) {
  const column = (/** @type {number} */ at) => String.fromCharCode(65 + at);
  const cells = (/** @type {string[]} */ row, /** @type {number} */ at) =>
    row.map((text, which) => (text ? `<c r="${column(which)}${at + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>` : "")).join("");
  const sheet = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at)}</row>`).join("");
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const links = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  return file(name, `${kind}.sheet`, zipped({
    "[Content_Types].xml": `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${links}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Quiz" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${links}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  }));
}

/** Five questions of one skill; the key of the second is wrong, as happens. */
export const sheet = workbook("fractions.xlsx", [
  ["question", "answer", "choice A", "choice B", "choice C", "skill", "hint 1", "explanation"],
  ["Which is a half?", "A", "2/4", "2/3", "1/4", "Equal fractions", "Halve the bottom number.", "2 of 4 parts are a half."],
  ["Write 3/6 in lowest terms.", "1/3", "", "", "", "Equal fractions", "Divide top and bottom by 3.", "3/6 is 1/2."],
  ["Which is a third?", "B", "3/6", "2/6", "1/6", "Equal fractions", "Double 1/3.", "2 of 6 parts are a third."],
  ["What is the top number of 4/8 when the bottom number is 2?", "1", "", "", "", "Equal fractions", "Divide by 4.", "4/8 is 1/2."],
  ["Name the bottom number of a fraction.", "denominator", "", "", "", "Equal fractions", "It is not the numerator.", "The denominator."],
]);

/** Two questions that come over, one that no program can mark. */
export const moodle = file("quiz.xml", "text/xml", `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/Plants</text></category></question>
  <question type="multichoice"><name><text>Leaves</text></name>
    <questiontext format="html"><text><![CDATA[<p>What do <b>leaves</b> take in?</p>]]></text></questiontext>
    <single>true</single><shuffleanswers>1</shuffleanswers>
    <answer fraction="100"><text>light</text><feedback><text></text></feedback></answer>
    <answer fraction="0"><text>soil</text><feedback><text>Roots are in the soil.</text></feedback></answer>
    <answer fraction="0"><text>sound</text></answer>
    <generalfeedback format="html"><text>Leaves take in light and air.</text></generalfeedback></question>
  <question type="shortanswer"><name><text>Roots</text></name>
    <questiontext format="html"><text>Which part takes in water?</text></questiontext>
    <answer fraction="100"><text>roots</text></answer><answer fraction="100"><text>the roots</text></answer></question>
  <question type="essay"><name><text>Tell</text></name><questiontext format="html"><text>Tell how a seed grows.</text></questiontext></question>
</quiz>`);

const PIXELS = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==", "base64");

const item = `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="squares" title="Squares" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>B</value></correctResponse></responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody><p><img src="squares.png" alt=""/></p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>How many squares are in the picture?</prompt>
      <simpleChoice identifier="A">three</simpleChoice><simpleChoice identifier="B">four</simpleChoice><simpleChoice identifier="C">six</simpleChoice></choiceInteraction></itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
</assessmentItem>`;

/** One item with a picture that nobody has put into words. */
export const qti = file("squares.zip", "application/zip", zipped({
  "imsmanifest.xml": `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata><organizations/>
  <resources><resource identifier="r" type="imsqti_item_xmlv2p1" href="squares.xml"><file href="squares.xml"/><file href="squares.png"/></resource></resources></manifest>`,
  "squares.xml": item,
  "squares.png": PIXELS,
}));

/** An archive cut off in the middle. */
export const torn = file("torn.zip", "application/zip", qti.buffer.subarray(0, 200));
