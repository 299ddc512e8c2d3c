declare module "opencc-js/dict/TSCharacters" {
  /** `traditional simplified [other]|…`, one entry per character. */
  const entries: string;
  export default entries;
}
