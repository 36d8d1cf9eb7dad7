/**
 * The colours, by set and token. Text tokens keep 7:1 on paper and on raised paper, the focus ring 3:1; a test computes
 * it. *Right* and *not yet* are of one calm family: words and shapes carry the meaning.
 */
export const palette = {
  light: {
    ink: "#1b2430", paper: "#fcfbf8", accent: "#124a66", quiet: "#434d59", good: "#15543f", notyet: "#4b4078", focus: "#b4480c",
  },
  dark: {
    ink: "#efece6", paper: "#161a20", accent: "#9ad5f0", quiet: "#bcc4cd", good: "#9adfc4", notyet: "#cfc2f2", focus: "#ffb066",
  },
  contrast: {
    ink: "#ffffff", paper: "#000000", accent: "#ffe55c", quiet: "#ffffff", good: "#8dffd6", notyet: "#ead6ff", focus: "#4de8ff",
  },
};

/** How much accent is in raised paper (cards, the feedback box). */
export const raised = 0.07;

/** How much accent is in the lines of the map. */
export const lines = 0.65;
