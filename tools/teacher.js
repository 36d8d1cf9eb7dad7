/** Is this file of a build for the page for authors alone? Whoever practises never loads it. @param {string} name */
export const teacher = (name) => /^(?:teacher\.html|alone\/|library\/|assets\/(?:teacher|author)[-_])/.test(name);
