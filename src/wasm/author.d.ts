/* What the module for authors takes and gives. All texts named JSON hold one of these types or a bank of docs/bank.md. Every
   function throws the engine's GradusError (`code`, `place`, `message`). */

/** What became of one question of an import. */
export interface ImportRow {
  /** Its name or first words. */
  question: string;
  /** The source's own word for its type. */
  kind: string;
  /** File and line, or file and entry. */
  place: string;
  outcome: "imported" | "imported-with-notice" | "refused";
  /** What was found, and the same in words. */
  codes: string[];
  notes: string[];
  /** The question's original text. */
  original: string;
  /** The key as the source states it. */
  key: string[];
  /** The id of the item, or of the skill, made of it. */
  item: string | null;
  /** Ids of further items made of it. */
  more?: string[];
}
export interface ImportReport {
  format: string;
  counts: {
    questions: number;
    imported: number;
    imported_with_notice: number;
    refused: number;
    codes: Record<string, number>;
    kinds: Record<string, number>;
  };
  rows: ImportRow[];
  /** What is in the source and is no question. */
  left_over?: ImportRow[];
}
/** `importFiles` gives the JSON of this; `bank` is a source bank. */
export interface ImportResult { bank: Record<string, unknown>; report: ImportReport }

/** `check` gives the JSON of a list of these. With an `error` the bank cannot be practised. */
export interface BankFault { code: string; place: string; message: string; severity: "error" | "warning" }

/** `preview` gives the JSON of this. */
export interface ItemPreview {
  /** As practice delivers it: `Item` of types.d.ts. */
  view: Record<string, unknown>;
  /** The item built, of a template the instance: key, mistakes, hints and solution as HTML. */
  item: Record<string, unknown>;
  /** The key as an answer is given. */
  key: string[];
}

/** `tried` gives the JSON of a FeedbackView of types.d.ts. */

/** `suggest` gives the JSON of a list of up to three, best first. */
export interface SkillSuggestion {
  skill: string;
  /** From 0 to 1. */
  score: number;
  /** The words that spoke for it, as the question writes them. */
  words: string[];
}
