import { css } from "lit";

/** Parts that open and close. */
export const folds = css`
  details { border: 2px solid var(--gr-line); border-radius: 10px; }
  summary { padding: 10px 16px; min-block-size: 44px; cursor: pointer; font-weight: 650; }
`;
