/** The part of pngjs that the icon tests use; the package ships no types. */
declare module "pngjs" {
  export const PNG: {
    sync: { read(bytes: Uint8Array): { width: number; height: number; data: Uint8Array } };
  };
}
