/* The engine as JavaScript sees it. Written by hand; `tsc` checks the page against it, and a test checks that the
   engine returns what it says. Times are milliseconds since 1970 and always arguments. Every `line` is one record of
   evidence in its canonical bytes (a JSON object, no newline): store it as it is, never reformat it. */

/** A record of evidence in canonical bytes. */
export type Line = string;
/** HTML from a bank: sanitise it again before it is shown. */
export type Html = string;
export type Format = "choice" | "choices" | "number" | "text" | "expression" | "fraction" | "order" | "match" | "cloze" | "point" | "table";
/** What a typed answer is read as; `plain`: what the format says. */
export type AnswerKind = "plain" | "quantity" | "ratio" | "equation" | "pair" | "set" | "interval";
export type Form = "any" | "integer" | "decimal" | "fraction" | "simplest" | "mixed" | "percent" | "scientific" | "factored" | "expanded" | "unit";
/** What a session is about. `free`: whatever is best next. */
export type Focus = { kind: "free" } | { kind: "lesson"; id: string } | { kind: "skill"; id: string };
/** What a session is for. `practice`: to learn. `check-up` and `placement` (of twelve items at most): to measure, without
    help, hints or verdicts. `proof`: the learner says "I know this" of the skill in focus. `check`: the learner says "I
    disagree" about it. The last two are settled in four items at most. */
export type Mode = "practice" | "check-up" | "placement" | "proof" | "check";
/** What learners say of a skill themselves; kept beside what the answers show, and never mixed with it. */
export type Said = "know" | "not-yet";

/** What a bank holds; enough to draw the start screen and the map. */
export interface Overview {
  id: string;
  name: string;
  language: string;
  license: string;
  author: string;
  itemCount: number;
  /** Items that a check-up takes at most, by the plan; a placement takes twelve. */
  checkUpItems: number;
  skills: SkillInfo[];
  lessons: LessonInfo[];
}
export interface SkillInfo {
  id: string;
  name: string;
  about: string;
  standard: string | null;
  grade: number | null;
  prerequisites: string[];
  itemCount: number;
}
export interface LessonInfo { id: string; name: string; course: string | null; itemCount: number }

/** What loading a log found. */
export interface Loaded {
  /** Records now in the log (duplicates count once). */
  records: number;
  /** Records kept but not understood: from a newer Gradus. What is about another bank is none of them. */
  skipped: number;
  /** A session was begun and not finished: `resume` goes on with it. */
  open: boolean;
}

/** One of up to three things to practise, best first, really different. */
export interface Suggestion {
  /** `free` where the plan offers no choice: then there is this one only. */
  focus: Focus;
  name: string;
  about: string;
  kind: "goal" | "class" | "go-on" | "review" | "new" | "stretch";
  reason: Reason;
}

/** A named term of the practice score. `choice`: chosen for this session. `goal`: the learner's own goal, kept over
    sessions. `class`: due in class. `start`: gently after 30 days away. `proof`, `check`: what the session is for. */
export type Term = "next-part" | "goal" | "choice" | "learn" | "success" | "review" | "unlock" | "class" | "variety" | "easier" | "spread" | "start" | "proof" | "check";
/** Why this item: one named term of the score. `points` is what it added; the item with most points was chosen. */
export interface Reason {
  term: Term;
  points: number;
  /** The number behind it: a probability for `success` and `learn`, days away for `review`, how many skills for
      `unlock`, times shown before for `spread`. */
  value: number;
  /** The skill it is about, if one. */
  skill: string | null;
  /** Without this term another item would have been chosen (`whatIf` says which). */
  decides: boolean;
}
/** What would have come without one term. */
export interface WhatIf {
  /** The same item all the same. */
  same: boolean;
  /** Several would then have been as good, and the draw picked this one. */
  tie: boolean;
  /** The other item's first skill, its name, the item's id and its question; `null` where it is the same, or where
      nothing would be left to give. */
  skill: string | null;
  name: string | null;
  item: string | null;
  question: Html | null;
}

/** Every command returns the evidence it made and what to show. Store `lines` durably, then show `view`. */
export interface Step { lines: Line[]; view: View }
export type View = AskView | FeedbackView | ExampleView | HandoverView | FinishedView;

/** The item that is open. */
export interface TaskView {
  /** In a `check-up` and a `placement` there is no feedback: `answer` gives the next item's view at once, unless the
      answer could not be read or has another form than the one asked. `hintsLeft` is 0 there, and `reasons` empty. */
  mode: Mode;
  item: Item;
  /** Items begun in this session, this one included. */
  position: number;
  /** About how many more after this one. */
  left: number;
  /** 1 on the first try. */
  attempt: number;
  /** Hints shown so far, gentlest first. */
  hints: Hint[];
  hintsLeft: number;
  /** Those that decide first, then by points. */
  reasons: Reason[];
  /** Several items were as good, and a draw picked this one. */
  tie: boolean;
  /** Predicted probability of a right answer. */
  predicted: number;
  /* What follows is empty (`[]`, `null`, `false`) until there is an answer. */
  /** What was answered, as `answer` got it: see Item. */
  response: string[];
  /** Why an answer could not be read, or which form is asked: a key of the page's texts, with its argument. */
  note: { code: string; argument: string } | null;
  /** Of an answer in several parts (`order`, `match`, `cloze`, `table`): how each choice or blank was marked. */
  parts: Part[];
  /** A word on the very answer given (the misconception it reveals), or null. */
  why: Html | null;
  /** True when trying the same item again makes sense (`retry`). Always so after `same-value` and `unreadable`. */
  canRetry: boolean;
  /** The worked solution and the key: given once right, or after `reveal`. */
  solution: Html | null;
  key: string[] | null;
}
/** One part of an answer: a choice in its place or with its target, or a blank. */
export interface Part { id: string; verdict: Verdict }
/** An item to answer. */
export interface AskView extends TaskView { kind: "ask" }
export interface Item {
  id: string;
  skills: string[];
  format: Format;
  reads: AnswerKind;
  form: Form;
  question: Html;
  /** A picture beside the question: JSON of an object with `kind`, `alt` and what the kind needs (docs/bank.md). */
  picture: string | null;
  /** In the order to show them; drawn anew for each delivery unless the bank keeps the order. The answer is the ids
      picked (`choice`, `choices`), all ids in order (`order`), or `choice:target` for each (`match`). */
  choices: Choice[];
  /** What choices are matched with; more than are needed, perhaps. */
  targets: Choice[];
  /** Blanks of the question (`cloze`) or of the table (`table`): `[[id]]` is the place. The answer is `id:answer` for
      each. Other formats are answered with one text. */
  blanks: Blank[];
  table: Table | null;
  /** The number line to choose a point on; plain numbers: `-2`, `3/4`, `0.5`. */
  line: NumberLine | null;
  before: string;
  after: string;
  license: string | null;
  author: string | null;
  source: string | null;
}
export interface Choice { id: string; text: Html; picture: string | null }
export interface Blank {
  id: string;
  format: Format;
  reads: AnswerKind;
  form: Form;
  choices: Choice[];
  /** Width of its box in characters; 0 for one that fits most answers. */
  width: number;
}
export interface Table { columns: Html[]; rows: Html[][]; heads: boolean }
export interface NumberLine { from: string; to: string; step: string; snap: string; labels: string }
export interface Hint {
  text: Html;
  /** A smaller question to answer; `checkHint` marks it. */
  ask: { format: Format; form: Form; choices: Choice[] } | null;
}

export type Verdict = "right" | "same-value" | "wrong" | "unreadable";

/** What the student is told after an answer. */
export interface FeedbackView extends TaskView { kind: "feedback"; verdict: Verdict }

/** A worked example to read instead of an item, after several misses in a row on a skill; practice goes on with `next`. */
export interface ExampleView {
  kind: "example";
  item: Item;
  /** The skill it is an example of. */
  skill: string;
  name: string;
  solution: Html;
  left: number;
}

/** A skill to look at together with a person; practice goes on elsewhere with `next`. */
export interface HandoverView { kind: "handover"; skill: string; name: string; left: number }

export interface FinishedView {
  kind: "finished";
  mode: Mode;
  /** Why it ended. `time`: its minutes or items are up. `goal`: what was chosen is secure, or measured as precisely as
      the plan asks. `done`: nothing useful is left, or the question is settled. `asked`: the person stopped. */
  because: "time" | "goal" | "done" | "asked";
  answered: number;
  right: number;
  minutes: number;
  /** Skills practised, with their state now and whether they became secure in this session. */
  skills: { skill: string; name: string; state: State; became: boolean }[];
  /** Skills to look at with a person. */
  ask: string[];
  /** What a check-up or a placement found, also of one that was stopped early; `null` in other modes. */
  measured: Measured | null;
  /** What a proof or a check found; `null` in other modes. */
  settled: Settled | null;
}

export type State = "secure" | "not-yet" | "unknown";
/** A level with its standard error and 95 % range, in logits; 0 is the typical learner whom the bank's items suit. */
export interface Measured {
  level: number;
  se: number;
  low: number;
  high: number;
  /** By group of skills as the plan's blueprint has them, else by grade; `items` answered in it. */
  groups: MeasuredGroup[];
  /** The state of every skill that an item asked about. */
  skills: { skill: string; name: string; state: State }[];
}
export interface MeasuredGroup { name: string; level: number; se: number; low: number; high: number; items: number }
/** What the learner said of a skill, and what the answers show. Both are kept. */
export interface Settled { skill: string; name: string; said: Said; shown: State }

/** A skill on the learner's map. */
export interface SkillState {
  skill: string;
  state: State;
  /** When it became secure. */
  since: number | null;
  /** Was secure; a short re-check is due. */
  refresh: boolean;
  /** To look at together with a person. */
  handedOver: boolean;
  /** Could be practised now: what it builds on is ready. */
  ready: boolean;
  /** P(a typical item is answered rightly, unaided), with a 90 % interval. */
  known: number;
  low: number;
  high: number;
  /** First answers seen on this skill. */
  observations: number;
  /** The last answers, newest first, at most eight. */
  recent: { at: number; item: string; verdict: Verdict; hints: number }[];
  /** What the learner said of it last, if anything. */
  said: Said | null;
  /** It is the learner's goal. */
  goal: boolean;
}

/** A progress file, read and checked, nothing changed yet. */
export interface Progress { learner: string; bank: string; saved: number; lines: Line[] }

/** All errors the engine throws: `code` is stable (docs/errors.md), `message` says what and the mend. */
export interface GradusError extends Error { code: string; place: string }

/** The plan as `Engine` takes it; every field may be left out. */
export interface PlanSpec {
  /** Skills that are due in class. */
  classDue?: string[];
  /** Groups of skills to measure, and the share of a check-up's items that each gets. */
  blueprint?: { name: string; skills: string[]; share: number }[];
  /** Numbers by name, and `weights` and `checkup`: numbers by name in turn. */
  [name: string]: unknown;
}
/** A level measured elsewhere, in logits on the scale of {@link Measured}, with its standard error. */
export interface Outside { level: number; se: number }
export interface Beginning {
  /** 16 hex digits from the browser's randomness, new for each page: names the writer in every record it makes. */
  writer: string;
  /** Whole number below 2^53 from the browser's randomness: all draws of the session derive from it. */
  seed: number;
  /** Of a proof and a check: the skill. Of a check-up and a placement: what it measures, `free` for all there is. */
  focus: Focus;
  now: number;
  /** `practice` unless told. */
  mode?: Mode;
  /** Where a check-up or placement begins to look, beside what practice has shown. */
  outside?: Outside | null;
}
/** The verdict on an answer to a hint's own question. Not evidence. */
export interface HintMark { verdict: Verdict; note: { code: string; argument: string } | null; reading: string }

/** One learner with one bank. Every method throws {@link GradusError}; after an error nothing has changed. */
export interface EngineShape {
  overview(): Overview;
  /** Adds records to the log (a set: order and duplicates do not matter) and folds it. */
  load(lines: Line[]): Loaded;
  /** In the lesson of this id, or anywhere. */
  suggestions(now: number, within?: string | null): Suggestion[];
  start(beginning: Beginning): Step;
  /** Goes on with an unfinished session at the same item, or null if there is none. */
  resume(writer: string, now: number): Step | null;
  next(now: number): Step;
  /** `ms`: time from showing the item to the answer. `helped`: the learner says that somebody or something helped. */
  answer(response: string[], ms: number, helped: boolean, now: number): Step;
  /** "I don't know yet", in a check-up or placement: counts as wrong and goes on to the next item. */
  dontKnow(ms: number, now: number): Step;
  hint(now: number): Step;
  checkHint(index: number, response: string[]): HintMark;
  retry(now: number): Step;
  reveal(now: number): Step;
  finish(now: number): Step;
  /** A person has looked at a handed-over skill with the learner: it may be practised again. */
  lookedAt(skill: string, writer: string, now: number): Line[];
  /** What would have come instead of the open item without this term of its reasons. */
  whatIf(term: Term): WhatIf;
  /** Sets the learner's own goal, which lasts until another is set or met; `null` for none. */
  aim(skill: string | null, writer: string, now: number): Line[];
  /** Notes what the learner says of a skill. It changes no state: to show it, start a `proof` or a `check`. */
  say(skill: string, view: Said, writer: string, now: number): Line[];
  map(now: number): SkillState[];
  free(): void;
}
/** The module of feature `marking`: gives verdict, reading, and the note's code and argument, empty for none. */
export interface Marking {
  mark(asked: string, key: string[], response: string): string[];
  draw(body: string, start: number, seen: Float64Array): number;
  fill(body: string, instance: number): string;
}

export interface EngineStatic {
  /** `bank`: the bytes of a built bank file. */
  new (bank: Uint8Array, plan: PlanSpec | null): EngineShape;
  /**
   * Takes the module that marks expressions, once for all engines. Before, a bank with expressions (and a hint that asks
   * for one) throws `engine/no-marking`.
   */
  useMarking(marking: Marking): void;
  /** The text of a progress file. */
  saveProgress(learner: string, bank: string, now: number, lines: Line[]): string;
  /** Reads and checks a progress file; throws `progress/damaged`, `progress/newer`, `progress/not-one`. */
  readProgress(text: string): Progress;
}
