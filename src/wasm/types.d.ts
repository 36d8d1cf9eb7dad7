/* The engine as JavaScript sees it. Written by hand; `tsc` checks the page against it, and a test checks that the
   engine returns what it says. Times are milliseconds since 1970 and always arguments. Every `line` is one record of
   evidence in its canonical bytes (a JSON object, no newline): store it as it is, never reformat it. */

/** A record of evidence in canonical bytes. */
export type Line = string;
/** HTML from a bank: sanitise it again before it is shown. */
export type Html = string;
export type Format = "choice" | "choices" | "number" | "text" | "expression";
export type Form = "any" | "integer" | "decimal" | "fraction" | "simplest" | "mixed" | "percent" | "scientific" | "factored" | "expanded";
/** What a session is about. `free`: whatever is best next. */
export type Focus = { kind: "free" } | { kind: "lesson"; id: string } | { kind: "skill"; id: string };

/** What a bank holds; enough to draw the start screen and the map. */
export interface Overview {
  id: string;
  name: string;
  language: string;
  license: string;
  author: string;
  itemCount: number;
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
  /** Records kept but not understood (from a newer Gradus), or about items and skills this bank does not have. */
  skipped: number;
  /** A session was begun and not finished: `resume` goes on with it. */
  open: boolean;
}

/** One of up to three things to practise, best first, really different. */
export interface Suggestion { focus: Focus; name: string; about: string; reason: Reason }

/** Why this item: one named term of the score. `points` is what it added; the item with most points was chosen. */
export interface Reason {
  term: "next-part" | "goal" | "learn" | "success" | "review" | "unlock" | "variety" | "easier" | "spread";
  points: number;
  /** The number behind it: a probability for `success` and `learn`, days away for `review`, how many skills for
      `unlock`, times shown before for `spread`. */
  value: number;
  /** The skill it is about, if one. */
  skill: string | null;
}

/** Every command returns the evidence it made and what to show. Store `lines` durably, then show `view`. */
export interface Step { lines: Line[]; view: View }
export type View = AskView | FeedbackView | HandoverView | FinishedView;

/** The item that is open. */
export interface TaskView {
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
  /** Best reason first. */
  reasons: Reason[];
  /** Predicted probability of a right answer. */
  predicted: number;
  /* What follows is empty (`[]`, `null`, `false`) until there is an answer. */
  /** What was answered, as it was read: choice ids, or the text. */
  response: string[];
  /** Why an answer could not be read, or which form is asked: a key of the page's texts, with its argument. */
  note: { code: string; argument: string } | null;
  /** A word on the very answer given (the misconception it reveals), or null. */
  why: Html | null;
  /** True when trying the same item again makes sense (`retry`). Always so after `same-value` and `unreadable`. */
  canRetry: boolean;
  /** The worked solution and the key: given once right, or after `reveal`. */
  solution: Html | null;
  key: string[] | null;
}
/** An item to answer. */
export interface AskView extends TaskView { kind: "ask" }
export interface Item {
  id: string;
  skills: string[];
  format: Format;
  form: Form;
  question: Html;
  /** In the order to show them; drawn anew for each delivery unless the bank keeps the order. */
  choices: { id: string; text: Html }[];
  before: string;
  after: string;
  license: string | null;
  author: string | null;
  source: string | null;
}
export interface Hint {
  text: Html;
  /** A smaller question to answer; `checkHint` marks it. */
  ask: { format: Format; form: Form; choices: { id: string; text: Html }[] } | null;
}

export type Verdict = "right" | "same-value" | "wrong" | "unreadable";

/** What the student is told after an answer. */
export interface FeedbackView extends TaskView { kind: "feedback"; verdict: Verdict }

/** A skill to look at together with a person; practice goes on elsewhere with `next`. */
export interface HandoverView { kind: "handover"; skill: string; name: string; left: number }

export interface FinishedView {
  kind: "finished";
  /** Why it ended. `goal`: what was chosen is secure. `done`: nothing useful is left. `asked`: the person stopped. */
  because: "time" | "goal" | "done" | "asked";
  answered: number;
  right: number;
  minutes: number;
  /** Skills practised, with their state now and whether they became secure in this session. */
  skills: { skill: string; name: string; state: State; became: boolean }[];
  /** Skills to look at with a person. */
  ask: string[];
}

export type State = "secure" | "not-yet" | "unknown";
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
}

/** A progress file, read and checked, nothing changed yet. */
export interface Progress { learner: string; bank: string; saved: number; lines: Line[] }

/** All errors the engine throws: `code` is stable (docs/errors.md), `message` says what and the mend. */
export interface GradusError extends Error { code: string; place: string }

/** The plan as `Engine` takes it; every field may be left out. */
export interface PlanSpec { [name: string]: unknown }
export interface Beginning {
  /** 16 hex digits from the browser's randomness, new for each page: names the writer in every record it makes. */
  writer: string;
  /** Whole number below 2^53 from the browser's randomness: all draws of the session derive from it. */
  seed: number;
  focus: Focus;
  now: number;
}
/** The verdict on an answer to a hint's own question. Not evidence. */
export interface HintMark { verdict: Verdict; note: { code: string; argument: string } | null; reading: string }

/** One learner with one bank. Every method throws {@link GradusError}; after an error nothing has changed. */
export interface EngineShape {
  overview(): Overview;
  /** Adds records to the log (a set: order and duplicates do not matter) and folds it. */
  load(lines: Line[]): Loaded;
  suggestions(now: number): Suggestion[];
  start(beginning: Beginning): Step;
  /** Goes on with an unfinished session at the same item, or null if there is none. */
  resume(writer: string, now: number): Step | null;
  next(now: number): Step;
  /** `ms`: time from showing the item to the answer. `helped`: the learner says that somebody or something helped. */
  answer(response: string[], ms: number, helped: boolean, now: number): Step;
  hint(now: number): Step;
  checkHint(index: number, response: string[]): HintMark;
  retry(now: number): Step;
  reveal(now: number): Step;
  finish(now: number): Step;
  /** A person has looked at a handed-over skill with the learner: it may be practised again. */
  lookedAt(skill: string, writer: string, now: number): Line[];
  map(now: number): SkillState[];
  free(): void;
}
/** The module of feature `marking`: gives verdict, reading, and the note's code and argument, empty for none. */
export interface Marking { mark(form: string, key: string[], response: string): string[] }

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
