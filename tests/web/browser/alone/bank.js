/** A small bank of several formats, with texts that an HTML file could stumble over, and how each question is answered. */

/** Ends a script, begins a comment, and means something to a replacement. */
export const ODD = "</script><script>document.title='broken'</script><!-- $& $1 $` --><b>";

export const items = [
  {
    id: "line", skills: ["add"], format: "choice", question: "Where does the jump from $2$ end? `</script>`", keep_order: true,
    picture: { kind: "number-line", alt: `A jump of 3 from 2. ${ODD}`, from: "0", to: "10", step: "1", labels: "1", jumps: [{ from: "2", to: "5", label: "+3" }] },
    choices: [{ id: "a", text: `$4$ \`\` ${ODD} \`\``, why: `Count the steps. ${ODD.replaceAll("$", "\\$")}` }, { id: "b", text: "$5$" }], key: "b",
    solution: "It ends at $5$.",
  },
  {
    id: "sum", skills: ["add"], format: "number", variables: ["a: 11..60", "b: 11..39"],
    question: "What is $@a + @b$?", key: "@(a + b)", check: ["key - a = b"],
    mistakes: [{ answer: "@(a + b - 10)", why: "A ten is missing." }],
    hints: [{ text: "Add the tens first." }], solution: "$@a + @b = @(a + b)$.",
  },
  { id: "dozen", skills: ["add"], format: "number", question: "How many are six and six?", key: "12", before: ODD, solution: "Twelve." },
  { id: "whole", skills: ["add"], format: "text", question: "What do you call what you get when you add? The …", key: ["sum", "total"], solution: "The sum." },
  { id: "shaded", skills: ["parts"], format: "fraction", question: "Three of four parts are shaded. Which part is that?", key: "3/4", picture: { kind: "area", alt: "A bar of 4 parts, 3 of them shaded.", as: "bar", parts: "4", shaded: "3" }, solution: "$\\frac{3}{4}$." },
  {
    id: "halves", skills: ["parts"], format: "choices", question: "Which are one half?", keep_order: true, key: ["a", "c"],
    choices: [{ id: "a", text: "$\\frac{2}{4}$" }, { id: "b", text: "$\\frac{2}{3}$" }, { id: "c", text: "$\\frac{3}{6}$" }], solution: "The top is half of the bottom.",
  },
  { id: "bottom", skills: ["parts"], format: "text", question: "What is the bottom number of a fraction called?", key: ["denominator"], solution: "The denominator." },
  { id: "double", skills: ["parts"], format: "expression", question: "Write twice the sum of $x$ and $3$.", key: "2x+6", solution: "$2(x+3)$." },
];

export const source = {
  gradus: "bank", version: 1, id: "alone", name: `Parts ${ODD}`, text: "markdown", language: "en", license: "CC0-1.0",
  author: `The Gradus developers ${ODD}`,
  skills: [
    { id: "add", name: `Add ${ODD}`, about: `Adds. ${ODD}`, grade: 2 },
    { id: "parts", name: "Name parts", prerequisites: ["add"], grade: 3 },
  ],
  lessons: items.map(({ id, skills }) => ({ id, name: `Only ${id}`, skills })),
  // Each has a lesson to itself, so that each can be asked for.
  items: items.map((item) => ({ ...item, lesson: item.id })),
};

/** A later edition: the same bank, and one question more. */
export const later = { ...source, items: [...source.items, { id: "new", skills: ["parts"], format: "number", question: "How many halves make a whole?", key: "2", solution: "Two." }] };

/** The keys to press for the right answer. @type {Record<string, (question: string) => string>} */
export const keys = {
  line: () => "2",
  sum: (question) => String((question.match(/\d+/g) ?? []).slice(0, 2).reduce((sum, part) => sum + Number(part), 0)),
  dozen: () => "12",
  whole: () => "sum",
  shaded: () => "3/4",
  halves: () => "13",
  bottom: () => "denominator",
  double: () => "2(x + 3)",
  new: () => "2",
};
