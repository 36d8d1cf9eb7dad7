import { css } from "lit";

/** Screens that say one thing: a heading, a few words, what to do. */
export const message = css`
  .message { padding-block: clamp(24px, 10vh, 96px) 24px; max-inline-size: 36rem; }
`;
