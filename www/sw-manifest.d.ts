/* What the build puts into sw.js: the files of this version, with a revision where the name does not hold a hash. */
declare const __WB_MANIFEST: { url: string; revision: string | null }[];
