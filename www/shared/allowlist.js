/**
 * What may stand in a text from a bank. The page sanitises with this at display, whatever the bank's builder did.
 * No attribute can carry a script, a style or an address.
 */

const text = [
  "p", "br", "em", "strong", "u", "s", "sub", "sup", "ul", "ol", "li", "blockquote", "code", "span", "h4",
  "table", "thead", "tbody", "tr", "th", "td",
];

const math = [
  "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msup", "msub", "msubsup", "munder",
  "mover", "munderover", "mtable", "mtr", "mtd", "mstyle", "mpadded", "mphantom", "mmultiscripts", "mprescripts",
  "menclose", "merror",
];

const attributes = [
  "colspan", "rowspan", "alttext", "display", "displaystyle", "mathvariant", "stretchy", "fence", "separator", "lspace",
  "rspace", "width", "height", "depth", "columnalign", "linethickness", "scriptlevel", "accent", "accentunder", "form",
  "largeop", "movablelimits", "minsize", "maxsize", "symmetric", "notation",
];

/** Tags and attributes a bank's text may have; everything else is taken out, its words kept. */
export const allowlist = Object.freeze({ tags: Object.freeze([...text, ...math]), attributes: Object.freeze(attributes) });
