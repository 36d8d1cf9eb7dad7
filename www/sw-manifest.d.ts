/* What the build puts into sw.js: the files of this version, with a revision where the name does not hold a hash. */
declare const __WB_MANIFEST: { url: string; revision: string | null }[];
/* The same for the page for authors alone. */
declare const __WB_TEACHER: { url: string; revision: string | null }[];
